import {
  hearingViewSchema,
  idFrom,
  needsViewSchema,
  taskViewsSchema,
  waitingSchema,
  type Command,
  type HearingView,
  type Needs,
} from '@alongside/protocol'
import { databaseIn } from '@alongside/storage-sqlite'
import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBoard, type Board } from '../api/testing/open-board.ts'
import { site } from '../api/testing/site.ts'
import { seat, type Visitor } from '../api/testing/visitor.ts'
import { passTimeOn, type Passing } from '../jobs/testing/passing.ts'
import type { Letter } from '../mail/letter.ts'
import { MailError } from '../mail/mailer.ts'

const newId = () => idFrom(randomBytes(16))
const minute = 60_000
const secret = 'the fox at the window'

const needs: Needs = {
  formats: ['largePrint'],
  formatWords: '',
  language: '',
  channel: { by: 'mail' },
  reach: '',
  times: '',
  supporter: null,
  supporterWords: '',
  pleaseDo: secret,
  pleaseDont: '',
  sharing: { with: 'nobody' },
}

let board: Board
let passing: Passing
let lena: Visitor
let sam: Visitor
let asha: Visitor
let ids: Record<'lena' | 'sam' | 'asha', string>
let space: string
let document: string
let section: string

beforeEach(async () => {
  board = await openBoard()
  passing = passTimeOn(board)
  lena = board.visitor()
  sam = board.visitor()
  asha = board.visitor()
  const lenaId = await lena.signIn('lena@example.org', 'Lena Fischer')
  space = await lena.openSpace('Riverside board')
  const token = await lena.makeLink(space)
  const samId = await sam.signIn('sam@example.org', 'Sam Okoro')
  const ashaId = await asha.signIn('asha@example.org', 'Asha Patel')
  ids = { lena: lenaId, sam: samId, asha: ashaId }
  await sam.join(token)
  await asha.join(token)
  document = (await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Our plan' })).made
  section = (await lena.document(document)).sections[0]?.id ?? ''
  await passing.settled()
  board.letters.splice(0)
})
afterEach(async () => {
  passing.close()
  await board.close()
})

const pass = (ms: number) => passing.pass(ms)

const mailsTo = (name: string): readonly Letter[] =>
  board.letters.filter(({ to, unsubscribe }) => to === `${name}@example.org` && unsubscribe !== undefined)

async function hearingOf(visitor: Visitor): Promise<HearingView> {
  return hearingViewSchema.parse((await visitor.ask('GET', `/spaces/${space}/hearing`)).body)
}

const counts = async (visitor: Visitor) =>
  waitingSchema.parse((await visitor.ask('GET', `/spaces/${space}/waiting`)).body)

const waiting = async (visitor: Visitor) =>
  (await hearingOf(visitor)).items.filter(({ waits }) => waits).map(({ why }) => why)

async function say(visitor: Visitor, words: string, more: Partial<Command & { do: 'comment' }> = {}) {
  const thread = newId()
  const comment = { do: 'comment', section, thread, anchor: null, sort: null, words, voice: null } as const
  expect((await visitor.command(space, { ...comment, ...more })).status).toBe(200)
  return more.thread ?? thread
}

async function reply(visitor: Visitor, thread: string, words: string): Promise<void> {
  const answer = { do: 'reply', section, thread, post: newId(), words, voice: null } as const
  expect((await visitor.command(space, answer)).status).toBe(200)
}

async function hide(person: string): Promise<void> {
  const on = { what: 'section', section } as const
  for (const [grantee, permission] of [
    [{ to: 'person', person: ids.asha }, 'comment'],
    [{ to: 'person', person: ids.sam }, 'comment'],
    [{ to: 'space' }, null],
    [{ to: 'person', person }, null],
  ] as const) {
    await lena.command(space, { do: 'giveRight', on, grantee, permission, reason: null })
  }
}

async function settle(visitor: Visitor, settings: Partial<HearingView['settings']>): Promise<void> {
  const { settings: before } = await hearingOf(visitor)
  const answer = await visitor.ask('PUT', `/spaces/${space}/hearing/settings`, { ...before, ...settings })
  expect(answer.status).toBe(204)
}

describe('what there is to hear', () => {
  it('[H1] comes with the words and where they stand, and waits until it was read', async () => {
    const thread = await say(sam, `Could @{${ids.asha}} say how it was?`)
    const { items } = await hearingOf(asha)
    expect(await counts(asha)).toMatchObject({ notices: 1 })
    expect(items).toMatchObject([
      {
        why: 'mentioned',
        thread,
        waits: true,
        actor: { id: ids.sam, name: 'Sam Okoro' },
        document: { title: 'Our plan' },
        words: `Could @{${ids.asha}} say how it was?`,
        mentions: [{ id: ids.asha, name: 'Asha Patel' }],
      },
    ])
    const read = (visitor: Visitor) =>
      visitor.ask('POST', `/spaces/${space}/hearing/read`, { ids: [items[0]?.id] })
    expect((await read(sam)).status).toBe(404)
    expect((await read(asha)).status).toBe(204)
    expect(await counts(asha)).toMatchObject({ notices: 0 })
    expect(await hearingOf(asha)).toMatchObject({ items: [{ waits: false }] })
  })

  it('[H10] is all read at once up to what was shown', async () => {
    await say(sam, `@{${ids.asha}}`)
    const { items } = await hearingOf(asha)
    await say(sam, `@{${ids.asha}} again`)
    await asha.ask('POST', `/spaces/${space}/hearing/read`, { upTo: items[0]?.id })
    expect(await waiting(asha)).toEqual(['mentioned'])
  })

  it('[H5] is not told to those who lost the right, by title, words or count, nor to strangers', async () => {
    await say(sam, `@{${ids.asha}} ${secret}`)
    await hide(ids.asha)
    const answer = await asha.ask('GET', `/spaces/${space}/hearing`)
    expect(JSON.stringify(answer.body)).not.toContain(secret)
    expect(new Set(await waiting(asha))).toEqual(new Set(['rightLost']))
    const stranger = board.visitor()
    expect((await stranger.ask('GET', `/spaces/${space}/hearing`)).status).toBe(401)
    await stranger.signIn('omar@example.org', 'Omar')
    expect((await stranger.ask('GET', `/spaces/${space}/hearing`)).status).toBe(404)
  })

  it('[H4] reaches those who wrote in the text of a document', async () => {
    const writer = { pen: 7, hand: ids.sam, voice: ids.sam, capacity: 'layPartner' } as const
    const row = { at: 1, session: 's', pen: 7, kind: 'update', bytes: new Uint8Array([0, 0]) } as const
    await board.store.text.append([{ section, head: 0, rows: [row], bound: [writer], retired: [] }])
    const { header } = await lena.document(document)
    await lena.command(space, { do: 'changeHeader', document, header: { ...header, status: 'agreed' } })
    expect(await waiting(sam)).toEqual(['statusChanged'])
    expect(await waiting(asha)).toEqual([])
    await pass(5 * minute)
    expect(mailsTo('sam')).toHaveLength(1)
    expect(mailsTo('asha')).toHaveLength(0)
  })

  it('[H4] reads once whose words stand in all documents, however many there are and parts in them', async () => {
    for (const title of ['One', 'Two', 'Three']) {
      const { made } = await lena.made(space, { do: 'createDocument', kind: 'carePlan', title })
      const { header } = await lena.document(made)
      await lena.command(space, {
        do: 'changeHeader',
        document: made,
        header: { ...header, status: 'agreed' },
      })
    }
    await passing.settled()
    const reads = (['start', 'rows', 'voices'] as const).map((read) => vi.spyOn(board.store.text, read))
    await counts(asha)
    expect(reads.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 1])
  })
})

describe('mails', () => {
  it('[H13] say that there is something, and nothing of what was said or where', async () => {
    await say(sam, `@{${ids.asha}} ${secret}`)
    await pass(5 * minute)
    const [mail, ...more] = mailsTo('asha')
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Something for you in “Riverside board”')
    expect(mail?.text).toMatch(/^Hello Asha Patel,\n\nThere is something for you in “Riverside board”\./)
    expect(mail?.text).toContain('Sam Okoro named you in a comment, in “Our plan”.')
    expect(mail?.text).toContain('Some things we always tell you by e-mail')
    expect(JSON.stringify(mail)).not.toContain(secret)
  })

  it('[H13] leave out the title of what not everyone may read', async () => {
    const { header } = await lena.document(document)
    await lena.command(space, {
      do: 'changeHeader',
      document,
      header: { ...header, confidentiality: 'named' },
    })
    await say(sam, `@{${ids.asha}}`)
    await pass(5 * minute)
    expect(mailsTo('asha')).toHaveLength(1)
    expect(JSON.stringify(mailsTo('asha'))).not.toContain('Our plan')
  })

  it('[H14] are one for all that happens in a while, and the next is some time after', async () => {
    const thread = await say(asha, 'What do you think?')
    for (let n = 0; n < 5; n += 1) {
      await reply(n % 2 === 0 ? sam : lena, thread, `Answer ${n}`)
      await pass(minute / 2)
    }
    await pass(minute)
    expect(mailsTo('asha')).toHaveLength(1)
    expect(mailsTo('asha')[0]?.text).toContain(
      'Sam Okoro answered in a conversation that you are in, in “Our plan”. (3 times)',
    )
    await reply(sam, thread, 'One more')
    await pass(5 * minute)
    expect(mailsTo('asha')).toHaveLength(1)
    await pass(15 * minute)
    expect(mailsTo('asha')).toHaveLength(2)
  })

  it.each([
    [
      'was read',
      async () => {
        const { items } = await hearingOf(asha)
        await asha.ask('POST', `/spaces/${space}/hearing/read`, { upTo: items[0]?.id })
      },
    ],
    ['was answered', (thread: string) => reply(asha, thread, 'Here I am.')],
    [
      'was taken back',
      async (thread: string) =>
        void (await sam.command(space, { do: 'takeBack', section, thread, post: thread })),
    ],
  ])('[H14] are not sent about what %s meanwhile', async (_how, act) => {
    const thread = await say(sam, `@{${ids.asha}}`)
    await act(thread)
    await pass(60 * minute)
    expect(mailsTo('asha')).toEqual([])
  })

  it('[H14] are not sent about what was hidden meanwhile, but say that a right was lost', async () => {
    await say(sam, `@{${ids.asha}}`)
    await hide(ids.asha)
    await pass(5 * minute)
    expect(
      mailsTo('asha')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('named you')
    expect(mailsTo('asha')[0]?.text).toContain('You may do less now')
  })

  it('[H14] come once, also when the mail server does not take them at first', async () => {
    board.post.error = new MailError('mail.later', {})
    await say(sam, `@{${ids.asha}}`)
    await pass(4 * minute)
    expect(mailsTo('asha')).toEqual([])
    board.post.error = null
    await pass(60 * minute)
    expect(mailsTo('asha')).toHaveLength(1)
  })

  it('[H15] end with one tap of a mail program that knows nobody, but for what is essential', async () => {
    await say(sam, `@{${ids.asha}}`)
    await pass(5 * minute)
    const path = (mailsTo('asha')[0]?.unsubscribe ?? '').replace(`${site}/api`, '')
    const nobody = board.visitor()
    const answer = await board.api.request(`${site}/api${path}`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.status).toBe(204)
    await say(sam, `@{${ids.asha}} again`)
    await pass(60 * minute)
    expect(mailsTo('asha')).toHaveLength(1)
    expect(await waiting(asha)).toHaveLength(2)

    await lena.command(space, {
      do: 'limitMember',
      person: ids.asha,
      atMost: 'comment',
      reason: 'For a while.',
    })
    await pass(60 * minute)
    expect(mailsTo('asha')).toHaveLength(2)
    expect(mailsTo('asha')[1]?.text).toContain('set a limit')
    expect(mailsTo('asha')[1]?.text).not.toContain('named you')

    const token = path.slice(path.lastIndexOf('/') + 1)
    expect((await nobody.ask('GET', `/unsubscribe/${token}`)).body).toEqual({
      space: 'Riverside board',
      mails: false,
      left: false,
    })
    expect((await nobody.ask('PUT', `/unsubscribe/${token}`, { mails: true })).status).toBe(204)
    await say(sam, `@{${ids.asha}} third`)
    await pass(60 * minute)
    expect(mailsTo('asha')).toHaveLength(3)
    expect((await nobody.ask('GET', '/unsubscribe/nothing')).status).toBe(404)
  })

  it('[H16] are not sent about a muted document, nor does it wait; what is essential does', async () => {
    expect((await asha.ask('POST', `/spaces/${space}/hearing/mute`, { document, on: true })).status).toBe(204)
    await say(sam, `@{${ids.asha}}`)
    await say(sam, 'From her.', { voice: { person: ids.asha, by: 'phone' } })
    await pass(60 * minute)
    expect(await waiting(asha)).toEqual(['toConfirm'])
    expect(
      mailsTo('asha')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('named you')
    expect(mailsTo('asha')).toHaveLength(1)
    const other = (await lena.made(space, { do: 'createDocument', kind: 'carePlan', title: 'Hers' })).made
    const on = { what: 'document', document: other } as const
    await lena.command(space, {
      do: 'giveRight',
      on,
      grantee: { to: 'space' },
      permission: null,
      reason: null,
    })
    expect(
      (await asha.ask('POST', `/spaces/${space}/hearing/mute`, { document: other, on: true })).status,
    ).toBe(404)
  })

  it('[H11] [H12] wait for the day’s mail and for the end of quiet hours', async () => {
    board.clock.now = Date.parse('2027-03-03T12:00:00Z')
    await settle(asha, { rhythm: { each: 'day', at: '18:00' }, zone: 'Europe/Copenhagen' })
    await settle(sam, { quiet: { from: '11:00', to: '15:00' }, zone: 'Europe/London' })
    const thread = await say(sam, `@{${ids.asha}}`)
    await reply(lena, thread, `@{${ids.sam}}`)
    await pass(179 * minute)
    expect([mailsTo('asha').length, mailsTo('sam').length]).toEqual([0, 0])
    await pass(2 * minute)
    expect([mailsTo('asha').length, mailsTo('sam').length]).toEqual([0, 1])
    await pass(120 * minute)
    expect([mailsTo('asha').length, mailsTo('sam').length]).toEqual([1, 1])
  })

  it('speak the language in which their reader was here last', async () => {
    await asha.ask('GET', `/spaces/${space}/hearing`, undefined, { 'accept-language': 'da' })
    await say(sam, `@{${ids.asha}}`)
    await pass(5 * minute)
    expect(mailsTo('asha')[0]?.subject).toBe('Der er noget til dig i “Riverside board”')
  })
})

describe('needs', () => {
  const path = (person: string) => `/spaces/${space}/people/${person}/needs`
  const read = async (visitor: Visitor, person: string) =>
    needsViewSchema.parse((await visitor.ask('GET', path(person))).body)

  it('[H20] [H21] are read and written by those who may, and deleted at once', async () => {
    expect((await asha.ask('PUT', path(ids.asha), needs)).status).toBe(204)
    expect(await read(asha, ids.asha)).toMatchObject({ needs, confirmed: true, mayEnter: true })
    for (const other of [lena, sam]) {
      expect(await read(other, ids.asha)).toEqual({
        needs: null,
        enteredBy: null,
        enteredAt: null,
        confirmed: false,
        mayEnter: false,
      })
      expect((await other.ask('PUT', path(ids.asha), needs)).status).toBe(403)
      expect((await other.ask('DELETE', path(ids.asha))).status).toBe(403)
    }
    await asha.ask('PUT', path(ids.asha), { ...needs, reach: '12 High Street', sharing: { with: 'space' } })
    expect(await read(sam, ids.asha)).toMatchObject({ needs: { pleaseDo: secret, reach: '' } })
    expect((await asha.ask('DELETE', path(ids.asha))).status).toBe(204)
    expect(await read(sam, ids.asha)).toMatchObject({ needs: null })
    expect(await read(asha, ids.asha)).toMatchObject({ needs: null })
  })

  it('[H21] that another wrote down wait for the person, who is mailed of it and confirms', async () => {
    const entered = { ...needs, sharing: { with: 'organisers' } } as const
    expect((await lena.ask('PUT', path(ids.asha), entered)).status).toBe(204)
    expect(await read(asha, ids.asha)).toMatchObject({ confirmed: false, enteredBy: { id: ids.lena } })
    expect(await counts(asha)).toMatchObject({ needsToConfirm: true })
    await pass(60 * minute)
    expect(mailsTo('asha')).toHaveLength(1)
    expect(mailsTo('asha')[0]?.text).toContain('Someone wrote down how you want to be reached')
    expect((await asha.ask('POST', `/spaces/${space}/needs/confirm`)).status).toBe(204)
    expect(await counts(asha)).toMatchObject({ needsToConfirm: false })
    expect((await lena.ask('PUT', path(ids.asha), needs)).status).toBe(403)
    expect((await sam.ask('POST', `/spaces/${space}/needs/confirm`)).status).toBe(404)
  })

  it('[J16] that another wrote down are kept with the mail that tells of it, or not at all', async () => {
    const broken = new DatabaseSync(databaseIn(board.directory))
    broken.exec(
      "CREATE TRIGGER broken BEFORE INSERT ON job BEGIN SELECT RAISE(ABORT, 'no job can be kept'); END",
    )
    expect((await lena.ask('PUT', path(ids.asha), needs)).status).toBe(503)
    expect(await read(asha, ids.asha)).toMatchObject({ needs: null })
    broken.exec('DROP TRIGGER broken')
    broken.close()
    expect((await lena.ask('PUT', path(ids.asha), needs)).status).toBe(204)
    await pass(60 * minute)
    expect(mailsTo('asha')).toHaveLength(1)
  })

  it('[H14] [H21] are mailed of also when something else waits to be mailed at that moment', async () => {
    await say(sam, `@{${ids.asha}}`)
    await pass(minute)
    await lena.ask('PUT', path(ids.asha), needs)
    await pass(60 * minute)
    const texts = mailsTo('asha').map(({ text }) => text)
    expect(texts.join()).toContain('Sam Okoro named you in a comment')
    expect(
      texts.filter((text) => text.includes('Someone wrote down how you want to be reached')),
    ).toHaveLength(1)
  })

  it('[H25] stand in no event, log line, mail or view of others, and go with whoever leaves', async () => {
    await lena.ask('PUT', path(ids.asha), { ...needs, sharing: { with: 'organisers' } })
    await pass(60 * minute)
    const told = [
      board.letters,
      board.warnings,
      await board.store.events.read(space, 0),
      (await sam.ask('GET', `/spaces/${space}`)).body,
      (await sam.ask('GET', `/spaces/${space}/hearing`)).body,
    ]
    expect(JSON.stringify(told)).not.toContain(secret)
    await settle(asha, { mails: false })
    await asha.command(space, { do: 'leave' })
    await passing.settled()
    expect(await board.store.needs.find(space, ids.asha)).toBeNull()
    expect((await board.store.hearing.of(space, ids.asha)).settings).toBeNull()
  })
})

describe('tasks', () => {
  const tasksOf = async (visitor: Visitor) =>
    taskViewsSchema.parse((await visitor.ask('GET', `/spaces/${space}/tasks`)).body)

  it('[H22] [H24] are made for whoever calls or writes, and what was told then is read', async () => {
    const mary = (await lena.made(space, { do: 'addPerson', name: 'Mary Jones', seat })).made
    const channel = { by: 'letter', from: ids.sam } as const
    const entered = { ...needs, channel, reach: '12 High Street', sharing: { with: 'organisers' } } as const
    await lena.ask('PUT', `/spaces/${space}/people/${mary}/needs`, entered)
    const thread = await say(sam, `What would @{${mary}} say?`)
    await pass(60 * minute)
    const [task, ...more] = await tasksOf(sam)
    expect(more).toEqual([])
    expect(task).toMatchObject({
      person: { name: 'Mary Jones' },
      way: 'letter',
      reach: '12 High Street',
      items: [{ why: 'mentioned', words: `What would @{${mary}} say?` }],
      done: null,
    })
    expect(await tasksOf(lena)).toEqual([])
    expect(await counts(sam)).toMatchObject({ tasks: 1 })
    expect(await tasksOf(asha)).toEqual([])
    expect(mailsTo('sam')[0]?.text).toContain('You are asked to pass something on')

    await say(sam, `And this, @{${mary}}?`)
    await pass(60 * minute)
    expect(await tasksOf(sam)).toMatchObject([{ id: task?.id, items: [{}, {}] }])
    await sam.command(space, { do: 'takeBack', section, thread, post: thread })
    expect((await tasksOf(sam))[0]?.items).toHaveLength(1)
    const done = `/spaces/${space}/tasks/${task?.id}/done`
    expect((await asha.ask('POST', done)).status).toBe(404)
    expect((await sam.ask('POST', done)).status).toBe(204)
    expect(await tasksOf(sam)).toMatchObject([{ done: { by: { id: ids.sam } } }])
    expect((await board.store.hearing.of(space, mary)).read).toHaveLength(1)
  })

  it('[H23] go to an organiser where the one who is named may not read it, who then learns nothing', async () => {
    const mary = (await lena.made(space, { do: 'addPerson', name: 'Mary Jones', seat })).made
    const entered = {
      ...needs,
      channel: { by: 'call', from: ids.sam },
      sharing: { with: 'organisers' },
    } as const
    await lena.ask('PUT', `/spaces/${space}/people/${mary}/needs`, entered)
    await hide(ids.sam)
    const on = { what: 'section', section } as const
    const grantee = { to: 'person', person: mary } as const
    await lena.command(space, { do: 'giveRight', on, grantee, permission: 'read', reason: null })
    await say(asha, `@{${mary}} ${secret}`)
    await pass(60 * minute)
    expect(JSON.stringify(await tasksOf(sam))).not.toContain(secret)
    expect((await tasksOf(sam)).flatMap(({ items }) => items.map(({ why }) => why))).not.toContain(
      'mentioned',
    )
    expect((await tasksOf(lena)).flatMap(({ items }) => items.map(({ why }) => why))).toContain('mentioned')
  })
})
