import {
  commandAnswerSchema,
  commentsSchema,
  defaultHearing,
  forgetOfferSchema,
  idFrom,
  meSchema,
  namePlacesSchema,
  spaceViewSchema,
  type NamePlaces,
} from '@alongside/protocol'
import { keptCaptionsSchema } from '@alongside/meeting'
import { finderOf } from '@alongside/space'
import { databaseIn, openSqliteStore } from '@alongside/storage-sqlite'
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runCommand } from '../cli/main.ts'
import { bootOn, type Booted } from '../testing/boot.ts'
import { holdMeeting } from '../testing/hold-meeting.ts'
import { filesWith } from '../testing/files-with.ts'
import { bootFive, commandTo, restarted, verifyLog } from '../testing/five-people.ts'
import { bootKillable } from '../testing/killable.ts'

const called = 'Ashanti Wollstone'
const email = 'asha@example.org'
const label = 'a carer'
const newId = () => idFrom(randomBytes(16))
const nothing = z.null()
const kills = Number(process.env['KILLS'] ?? 1)

/** Gives Asha a name that is found nowhere else, invites her by it once more, and lets her and Bo write of her. */
async function fill(server: Booted): Promise<void> {
  const command = commandTo(server)
  await server.ask('asha', 'PATCH', '/me', nothing, { name: called })
  await command('olga', {
    do: 'inviteByMail',
    email,
    name: 'Ashanti',
    words: 'Dear Ashanti, come back',
    seat: { capacities: ['unpaidCarer'], organisation: null, seat: null, speaksFor: null, term: { from: null, to: null }, voting: true }, // prettier-ignore
  })
  for (const [name, words] of [
    ['asha', 'I am at home on Mondays. '],
    ['bo', 'Ask Ashanti Wollstone first, not Ashanti’s friends. '],
  ] as const) {
    const client = server.ours(name)
    await client.until(({ link }) => link === 'joined')
    client.write((text) => text.insert(text.length, words))
    await client.until(({ device, status }) => status.is === 'saved' && device.entries.size === 0)
  }
}

const forget = (server: Booted, name = 'asha', as = label) =>
  server.ask(name, 'POST', '/me/forget', nothing, { label: as, sure: true })

describe('being forgotten', () => {
  let server: Booted
  let dataDir: string
  let remove: () => Promise<void>
  beforeEach(async () => {
    ;({ server, remove } = await bootFive())
    dataDir = server.dataDir
    await fill(server)
  }, 60_000)
  afterEach(async () => {
    await server.close()
    await remove()
  })

  const namesFor = (name: string): Promise<NamePlaces> =>
    server.ask(name, 'GET', `/spaces/${server.board.space}/names`, namePlacesSchema)
  const settle = (name: string, place: string, body: unknown) =>
    server.ask(name, 'POST', `/spaces/${server.board.space}/names/${place}`, nothing, body)

  it('[A14] puts a label in the place of the name everywhere, and leaves no byte of name and address in any file', async () => {
    const words = (await server.text('rita')).text
    expect(filesWith(dataDir, [email, 'Dear Ashanti'])).not.toEqual([])
    await forget(server)
    expect(filesWith(dataDir, [email, 'Dear Ashanti'])).toEqual([])
    expect((await server.text('rita')).text).toBe(words)
    const { blocks } = await server.text('rita')
    const said = blocks.flatMap(({ runs }) => runs).map(({ text, author }) => [text.trim(), author.name])
    expect(said).toContainEqual(['I am at home on Mondays.', label])
    const view = await server.ask('olga', 'GET', `/spaces/${server.board.space}`, spaceViewSchema)
    const asha = server.board.person('asha').id
    expect(view.members.find(({ person }) => person === asha)).toMatchObject({ name: label, left: true })
    expect(view.invitations.map((one) => one.by)).not.toContain('mail')
    expect((await server.ask('asha', 'GET', '/me', meSchema)).person).toBeNull()

    // Bo typed the name twice, and both places are offered to him one by one.
    const { places } = await namesFor('bo')
    expect(places.map((place) => [place.before.slice(-4), place.words, place.after.slice(0, 3)])).toEqual([
      ['Ask ', 'Ashanti Wollstone', ' fi'],
      ['not ', 'Ashanti', '’s '],
    ])
    const [whole, part] = places
    await settle('bo', whole?.id ?? '', { outcome: 'replaced', label })
    await settle('olga', part?.id ?? '', { outcome: 'replaced', label: 'somebody' })
    expect((await namesFor('bo')).count).toBe(0)
    expect((await server.text('rita')).text).toContain('Ask a carer first, not somebody’s friends.')
    expect(filesWith(dataDir, ['Ashanti', 'Wollstone', email])).toEqual([])
    server = await restarted(server)
    expect(verifyLog(server)).toBe(0)
    expect(filesWith(dataDir, ['Ashanti', 'Wollstone', email])).toEqual([])
  }, 60_000)

  it('[A14] leaves records as they were signed before, and names nobody in those signed after', async () => {
    const record = async (file: string) => {
      const path = `/documents/${server.document}/record`
      const text = JSON.stringify(await server.ask('olga', 'GET', path, z.unknown()))
      await writeFile(join(dataDir, file), text)
      const out: string[] = []
      const code = runCommand(['verify-record', join(dataDir, file), '--data', dataDir], { out: (line) => out.push(line), error: (line) => out.push(line) }) // prettier-ignore
      return { text, code, out }
    }
    const before = await record('before.json')
    await forget(server)
    const after = await record('after.json')
    expect([before.code, after.code, before.out, after.out]).toEqual([
      0,
      0,
      expect.anything(),
      expect.anything(),
    ])
    const again = runCommand(['verify-record', join(dataDir, 'before.json'), '--data', dataDir], { out: () => {}, error: () => {} }) // prettier-ignore
    expect(again).toBe(0)
    expect(after.text).not.toContain('Ashanti')
  }, 60_000)

  it('[M307][M308] shows places to those who may deal with them, and what is left stays', async () => {
    await forget(server)
    await expect(namesFor('nils')).rejects.toThrow('404')
    expect(await namesFor('rita')).toEqual({ count: 0, places: [] })
    const { count, places } = await namesFor('olga')
    expect(count).toBe(2)
    const place = places[0]?.id ?? ''
    for (const name of ['rita', 'nils'])
      await expect(settle(name, place, { outcome: 'left' })).rejects.toThrow('404')
    await settle('bo', place, { outcome: 'left' })
    await expect(settle('bo', place, { outcome: 'left' })).rejects.toThrow('404')
    expect((await server.text('rita')).text).toContain('Ask Ashanti Wollstone first')
    expect((await namesFor('bo')).count).toBe(1)
  }, 60_000)

  it('[M307] finds a name that was deleted before, in what the history still holds', async () => {
    const bo = server.ours('bo')
    await bo.until(({ text }) => text.includes('Wollstone'))
    bo.write((text) => text.delete(0, text.length))
    await bo.until(({ device }) => device.entries.size === 0)
    await forget(server)
    const { places } = await namesFor('bo')
    expect(places.map(({ words, stands }) => [words, stands])).toEqual([
      ['Ashanti Wollstone', false],
      ['Ashanti', false],
    ])
    for (const { id } of places) await settle('bo', id, { outcome: 'replaced', label })
    expect(filesWith(dataDir, ['Ashanti', 'Wollstone'])).toEqual([])
  }, 60_000)

  /** A comment, and where somebody answers a reply to it; gives their thread. */
  async function comment(words: string, answer?: string): Promise<string> {
    const command = commandTo(server)
    const thread = newId()
    const of = { section: server.section, thread, voice: null } as const
    await command('bo', { do: 'comment', ...of, anchor: null, sort: null, words })
    if (answer !== undefined) await command('bo', { do: 'reply', ...of, post: newId(), words: answer })
    return thread
  }
  const said = async (name: string) => (await namesFor(name)).places.filter((place) => place.in !== 'text')
  const wordsOf = async (name: string) =>
    (await server.ask(name, 'GET', `/sections/${server.section}/comments`, commentsSchema)).threads.flatMap(
      ({ posts }) => posts.map(({ words }) => words),
    )

  it('[M314][M315][M316] offers a name in comments and titles one by one, and leaves no byte of what is replaced', async () => {
    const command = commandTo(server)
    await comment('Ashanti Wollstone knows. Ask Ashanti, or Ashanti Wollstone’s sister.', 'No, not Ashanti')
    await command('olga', { do: 'renameDocument', document: server.document, title: 'The Wollstone plan' })
    await command('olga', { do: 'renameSpace', name: 'Board of Wollstone' })
    await forget(server)
    await expect(namesFor('nils')).rejects.toThrow('404')
    expect(await said('rita')).toEqual([])
    const byBo = await said('bo')
    expect(byBo.map((place) => [place.in, place.before.slice(-4), place.words, place.after])).toEqual([
      ['comment', '', 'Ashanti Wollstone', ' knows. Ask Ashanti, or Ashanti Wollstone’s sister.'],
      ['comment', 'Ask ', 'Ashanti', ', or Ashanti Wollstone’s sister.'],
      ['comment', ' or ', 'Ashanti Wollstone', '’s sister.'],
      ['comment', 'not ', 'Ashanti', ''],
      ['title', 'The ', 'Wollstone', ' plan'],
    ])
    expect(byBo.every(({ stands }) => stands)).toBe(true)
    const ofOlga = await said('olga')
    expect(ofOlga).toHaveLength(6)
    const space = ofOlga.find(({ document }) => document === null)
    await expect(settle('bo', space?.id ?? '', { outcome: 'left' })).rejects.toThrow('404')
    await expect(settle('rita', byBo[0]?.id ?? '', { outcome: 'left' })).rejects.toThrow('404')

    const rita = server.ours('rita')
    await rita.until(({ link }) => link === 'joined')
    await settle('bo', byBo[0]?.id ?? '', { outcome: 'replaced', label })
    const reply = 'No, not Ashanti'
    expect(await wordsOf('rita')).toEqual([
      'a carer knows. Ask Ashanti, or Ashanti Wollstone’s sister.',
      reply,
    ])
    await settle('bo', byBo[1]?.id ?? '', { outcome: 'left' })
    await settle('bo', byBo[2]?.id ?? '', { outcome: 'replaced', label: 'somebody' })
    expect(await wordsOf('rita')).toEqual(['a carer knows. Ask Ashanti, or somebody’s sister.', reply])
    await expect(settle('bo', byBo[2]?.id ?? '', { outcome: 'replaced', label })).rejects.toThrow('404')
    await settle('bo', byBo[3]?.id ?? '', { outcome: 'replaced', label: 'them' })
    await settle('bo', byBo[4]?.id ?? '', { outcome: 'replaced', label })
    await settle('olga', space?.id ?? '', { outcome: 'replaced', label })
    const view = await server.ask('rita', 'GET', `/spaces/${server.board.space}`, spaceViewSchema)
    expect([view.name, view.documents.map(({ title }) => title)]).toEqual([
      'Board of a carer',
      ['The a carer plan'],
    ])
    for (const { id } of (await namesFor('olga')).places)
      await settle('olga', id, { outcome: 'replaced', label })
    expect(filesWith(dataDir, ['Wollstone', 'Ashanti Woll'])).toEqual([])
    server = await restarted(server)
    expect(verifyLog(server)).toBe(0)
    expect(await wordsOf('rita')).toEqual([
      'a carer knows. Ask Ashanti, or somebody’s sister.',
      'No, not them',
    ])
  }, 60_000)

  it('[M316] leaves a name out where there is no room for the label', async () => {
    const long = `Wollstone ${'x'.repeat(110)}`
    await commandTo(server)('olga', { do: 'renameSpace', name: long })
    await forget(server)
    const [place] = await said('olga')
    await settle('olga', place?.id ?? '', { outcome: 'replaced', label: 'a carer who was here long ago' })
    const view = await server.ask('rita', 'GET', `/spaces/${server.board.space}`, spaceViewSchema)
    expect(view.name).toBe(`… ${'x'.repeat(110)}`)
    expect(filesWith(dataDir, ['Wollstone x'])).toEqual([])
  }, 60_000)

  it('[M322][M323] offers addresses, which lead on by the label alone once a name is replaced', async () => {
    const command = commandTo(server)
    const add = async (title: string) => command('olga', { do: 'createDocument', kind: 'blank', title })
    const [one, two] = [await add('The Wollstone plan'), await add('The a carer plan')]
    const grantee = { to: 'person' as const, person: server.board.person('rita').id }
    const on = { what: 'document' as const, document: one }
    await command('olga', { do: 'giveRight', on, grantee, permission: 'read', reason: null })
    await command('olga', { do: 'renameDocument', document: one, title: 'The plan' })
    await forget(server)
    const inAddress = async (name: string) => (await said(name)).filter((place) => place.in === 'address')
    expect(await inAddress('rita')).toEqual([])
    const [place, ...others] = await inAddress('olga')
    expect(others).toEqual([])
    expect(place).toMatchObject({ before: 'the-', words: 'wollstone', after: '-plan', stands: true })
    await settle('olga', place?.id ?? '', { outcome: 'replaced', label })
    const slugs = async () => {
      const view = await server.ask('rita', 'GET', `/spaces/${server.board.space}`, spaceViewSchema)
      return view.documents.map(({ id, slug }) => [id, slug])
    }
    expect(await slugs()).toEqual(expect.arrayContaining([[one, 'the-a-carer-2-plan'], [two, 'the-a-carer-plan']])) // prettier-ignore
    for (const { id } of await said('olga')) await settle('olga', id, { outcome: 'replaced', label })
    expect(filesWith(dataDir, ['ollstone plan', 'wollstone-plan'])).toEqual([])
    server = await restarted(server)
    expect(await slugs()).toContainEqual([one, 'the-a-carer-2-plan'])
  }, 60_000)

  it('[M322][M323] the address of a space leads nowhere by a name that was taken out', async () => {
    const open = { name: 'Wollstone', capacities: ['layPartner'] }
    const created = await server.ask('olga', 'POST', '/spaces', z.object({ id: z.string(), slug: z.string() }), open) // prettier-ignore
    expect(created.slug).toBe('wollstone')
    const views = async () => {
      const asked = ['wollstone', 'a-carer', created.id].map((by) =>
        server.ask('olga', 'GET', `/spaces/${by}`, spaceViewSchema).then(
          ({ slug }) => slug,
          (error: unknown) =>
            String(error)
              .slice(-0, 80)
              .match(/ (\d+) /)?.[1],
        ),
      )
      return Promise.all(asked)
    }
    expect(await views()).toEqual(['wollstone', '404', 'wollstone'])
    const places = () => server.ask('olga', 'GET', `/spaces/${created.id}/names`, namePlacesSchema)
    const seat = { capacities: ['usesServices' as const], organisation: null, seat: null, speaksFor: null, term: { from: null, to: null }, voting: false } // prettier-ignore
    const commands = `/spaces/${created.id}/commands`
    const { made } = await server.ask('olga', 'POST', commands, commandAnswerSchema, { do: 'addPerson', name: 'Grace Wollstone', seat }) // prettier-ignore
    await server.ask('olga', 'POST', `/spaces/${created.id}/people/${made}/forget`, nothing, {
      label,
      sure: true,
    })
    const place = (await places()).places.find((one) => one.in === 'address')
    expect(place).toMatchObject({ words: 'wollstone', document: null, title: null })
    await server.ask('olga', 'POST', `/spaces/${created.id}/names/${place?.id}`, nothing, { outcome: 'replaced', label }) // prettier-ignore
    expect(await views()).toEqual(['404', 'a-carer', 'a-carer'])
    server = await restarted(server)
    expect(await views()).toEqual(['404', 'a-carer', 'a-carer'])
  }, 60_000)

  it('[M324] offers names in captions that are kept to who may read them and write there, and leaves no byte', async () => {
    const meeting = await holdMeeting(server, ['bo', 'rita'])
    const [item, kept] = [await meeting.addItem('Bus'), await meeting.addItem('Pay', [meeting.idOf('rita')])]
    await server.close()
    const store = await openSqliteStore({ directory: dataDir, finder: finderOf })
    const line = { meeting: meeting.id, person: meeting.idOf('bo'), at: 1 }
    await store.captions.put({ ...line, line: newId(), item, words: 'And Wollstone asks when.' })
    await store.captions.put({ ...line, line: newId(), item: null, words: 'Ashanti is late.' })
    await store.captions.put({ ...line, line: newId(), item: kept, words: 'Wollstone pays.' })
    await store.close()
    server = await bootOn(server.board, dataDir)
    await forget(server)
    const inCaptions = async (name: string) => (await said(name)).filter((place) => place.in === 'caption')
    const wordsFor = async (name: string) => (await inCaptions(name)).map((place) => place.before + place.words + place.after) // prettier-ignore
    const open = ['And Wollstone asks when.', 'Ashanti is late.']
    expect(await wordsFor('olga')).toEqual([...open, 'Wollstone pays.'])
    expect(await wordsFor('bo')).toEqual(open)
    const captions = async (name: string) => {
      const path = `/meetings/${meeting.id}/captions`
      return (await server.ask(name, 'GET', path, keptCaptionsSchema)).lines.map(({ words }) => words)
    }
    expect(await captions('bo')).toEqual(open)
    const hidden = (await inCaptions('rita')).find(({ after }) => after === ' pays.')?.id ?? ''
    await expect(settle('bo', hidden, { outcome: 'left' })).rejects.toThrow('404')
    for (const { id } of await inCaptions('bo')) await settle('bo', id, { outcome: 'replaced', label })
    await settle('rita', hidden, { outcome: 'replaced', label: 'somebody' })
    expect(await captions('rita')).toEqual(['And a carer asks when.', 'a carer is late.', 'somebody pays.'])
    expect(await inCaptions('olga')).toEqual([])
    expect(filesWith(dataDir, ['Wollstone asks', 'Ashanti is late', 'Wollstone pays'])).toEqual([])
  }, 60_000)

  it('[M317] shows nothing but the name of what was taken back, and can take that out too', async () => {
    const thread = await comment('Wollstone is ill again')
    const of = { section: server.section, thread, post: thread }
    await commandTo(server)('bo', { do: 'takeBack', ...of })
    await forget(server)
    const [place] = await said('olga')
    expect(place).toMatchObject({ before: '', words: 'Wollstone', after: '', stands: false })
    await settle('olga', place?.id ?? '', { outcome: 'replaced', label })
    expect(filesWith(dataDir, ['Wollstone is ill'])).toEqual([])
    expect(await said('olga')).toEqual([])
  }, 60_000)

  it('[M306] says what must be done first, and then nothing is lost', async () => {
    expect(await server.ask('olga', 'GET', '/me/forget', forgetOfferSchema)).toMatchObject({
      needing: [{ slug: 'board', name: 'Board' }],
    })
    await expect(forget(server, 'olga')).rejects.toThrow(/409 .*last organiser of Board/)
    expect((await server.ask('olga', 'GET', '/me', meSchema)).person).toMatchObject({
      email: 'olga@example.org',
    })
  })

  it('[M311] takes no name as a label: neither that of a member nor one’s own', async () => {
    await expect(forget(server, 'asha', 'Bo Example')).rejects.toThrow('409')
    for (const own of [called, 'Ms Wollstone', 'ashanti'])
      await expect(forget(server, 'asha', own)).rejects.toThrow('400')
    await expect(forget(server, 'asha', ' ')).rejects.toThrow('400')
    const unsure = server.ask('asha', 'POST', '/me/forget', nothing, { label, sure: false })
    await expect(unsure).rejects.toThrow('400')
  })

  it('[M312] is asked by an organiser for who has no account, and for nobody else', async () => {
    const command = commandTo(server)
    const seat = { capacities: ['usesServices' as const], organisation: null, seat: null, speaksFor: null, term: { from: null, to: null }, voting: false } // prettier-ignore
    const gwen = await command('olga', { do: 'addPerson', name: 'Gwendolyn Ap Rhys', seat })
    const ask = (name: string, person: string) =>
      server.ask(name, 'POST', `/spaces/${server.board.space}/people/${person}/forget`, nothing, {
        label,
        sure: true,
      })
    await expect(ask('bo', gwen)).rejects.toThrow('403')
    await expect(ask('nils', gwen)).rejects.toThrow('404')
    await expect(ask('olga', server.board.person('bo').id)).rejects.toThrow('403')
    await expect(ask('olga', newId())).rejects.toThrow('404')
    await ask('olga', gwen)
    expect(filesWith(dataDir, ['Gwendolyn'])).toEqual([])
    await expect(ask('olga', gwen)).rejects.toThrow('404')
  })

  it('[H92][H93] leaves nothing of what they need, chose and are to hear, and hands on what they were to tell', async () => {
    const { space } = server.board
    const [asha, bo] = ['asha', 'bo'].map((name) => server.board.person(name).id)
    const rows = (sql: string) => {
      const database = new DatabaseSync(databaseIn(dataDir), { readOnly: true })
      try {
        return database.prepare(sql).all()
      } finally {
        database.close()
      }
    }
    await server.ask('asha', 'PUT', `/spaces/${space}/hearing/settings`, z.unknown(), defaultHearing)
    await server.ask('asha', 'GET', `/spaces/${space}/hearing`, z.unknown())
    await server.close()
    const store = await openSqliteStore({ directory: dataDir, finder: finderOf })
    const task = { space, way: 'call', seqs: [1], madeAt: 1, done: null } as const
    await store.tasks.put({ ...task, id: 'one', person: asha ?? '', assignee: bo ?? '' })
    await store.tasks.put({ ...task, id: 'two', person: bo ?? '', assignee: asha ?? '' })
    await store.contacts.keep(space, asha ?? '', { email: 'other@longlost.example', phone: '', post: '' })
    await store.close()
    server = await bootOn(server.board, dataDir)
    expect(rows('SELECT person FROM hearing').map((row) => row['person'])).toContain(asha)
    await forget(server)
    for (const table of ['needs', 'hearing', 'heard', 'task', 'contact'])
      expect(rows(`SELECT person FROM ${table}`).map((row) => row['person'])).not.toContain(asha)
    const olga = server.board.person('olga').id
    expect(rows('SELECT id, person, assignee FROM task')).toEqual([{ id: 'two', person: bo, assignee: olga }])
    expect(filesWith(dataDir, ['longlost'])).toEqual([])
  }, 60_000)
})

it(`[A14] a server that is killed ${kills} times on the way finishes it when it starts again`, async () => {
  for (let run = 0; run < kills; run += 1) {
    const killable = await bootKillable(['olga', 'asha', 'bo'])
    try {
      const { board } = killable
      await fill(board)
      const asked = forget(board).catch(() => null)
      await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 60))
      await killable.restart()
      await asked
      const me = () => board.ask('asha', 'GET', '/me', meSchema).then(({ person }) => person)
      // Who is signed out cannot ask again: then it has begun. Else she asks once more, which may end her session.
      if ((await me()) !== null) await forget(board).catch(() => null)
      await expect.poll(me).toBeNull()
      await expect.poll(() => filesWith(board.dataDir, [email, 'Dear Ashanti'])).toEqual([])
      const { places } = await board.ask('bo', 'GET', `/spaces/${board.board.space}/names`, namePlacesSchema)
      expect(places).toHaveLength(2)
    } finally {
      await killable.close()
    }
  }
}, 120_000)

it(`[M315] a server that is killed ${kills} times while a comment is put otherwise has done it whole or not at all`, async () => {
  const said = 'Ashanti Wollstone knows, and nobody else.'
  const put = 'a carer knows, and nobody else.'
  for (let run = 0; run < kills; run += 1) {
    const killable = await bootKillable(['olga', 'asha', 'bo'])
    try {
      const { board } = killable
      await board.ask('asha', 'PATCH', '/me', nothing, { name: called })
      const of = { section: board.section, thread: newId(), anchor: null, sort: null, voice: null }
      await commandTo(board)('bo', { do: 'comment', ...of, words: said })
      await forget(board)
      const path = `/spaces/${board.board.space}/names`
      const places = async () => (await board.ask('bo', 'GET', path, namePlacesSchema)).places
      const [place] = await places()
      const settle = () =>
        board.ask('bo', 'POST', `${path}/${place?.id}`, nothing, { outcome: 'replaced', label })
      const asked = settle().then(
        () => true,
        () => false,
      )
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
      await killable.restart()
      const wasAnswered = await asked
      const words = async () =>
        (await board.ask('bo', 'GET', `/sections/${board.section}/comments`, commentsSchema)).threads[0]
          ?.posts[0]?.words
      const isDone = (await words()) === put
      if (wasAnswered) expect(isDone).toBe(true)
      expect((await places()).map((one) => one.words)).toEqual(isDone ? [] : ['Ashanti Wollstone'])
      if (!isDone) {
        expect(await words()).toBe(said)
        await settle()
        expect(await words()).toBe(put)
      }
      await expect.poll(() => filesWith(board.dataDir, ['Wollstone'])).toEqual([])
    } finally {
      await killable.close()
    }
  }
}, 120_000)
