import { createFlowDoc, Flow, suggest, suggestText, writeBlocks } from '@alongside/flow'
import {
  commentsSchema,
  guestWordsSchema,
  idFrom,
  linksSchema,
  meSchema,
  readingSchema,
  suggestionIdOf,
  type Capacity,
  type Command,
  type GuestWords,
  type Links,
} from '@alongside/protocol'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { adding, calling } from '../testing/hold-meeting.ts'
import { clientAddressHeader } from './env.ts'
import { openBoard, type Board, type BoardOptions } from './testing/open-board.ts'
import { seat, type Answered, type Visitor } from './testing/visitor.ts'

const newId = () => idFrom(randomBytes(16))
const dayMs = 86_400_000
const secret = ['Secret', 'Sam', 'Okoro', 'omar', 'Ministry', 'Difficult']

type MakeLink = Extract<Command, { do: 'makeLink' }>

describe('links and guests through the API', () => {
  let board: Board
  let lena: Visitor
  let sam: Visitor
  let space: string
  let plan: string
  let section: string

  beforeEach(() => open())
  afterEach(() => board.close())

  async function open(options: BoardOptions = {}): Promise<void> {
    board = await openBoard(options)
    lena = board.visitor()
    sam = board.visitor()
    await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Board')
    await sam.signIn('sam@example.org', 'Sam Okoro')
    await sam.join(await lena.makeLink(space))
    plan = (await lena.made(space, { do: 'createDocument', kind: 'blank', title: 'Plan' })).made
    section = (await lena.document(plan)).sections[0]?.id ?? ''
  }

  const day = (days: number) => new Date(board.clock.now + days * dayMs).toISOString().slice(0, 10)

  /** Makes a link and gives the token in its address. */
  async function link(change: Partial<MakeLink> = {}): Promise<{ id: string; token: string }> {
    const command: MakeLink = {
      do: 'makeLink',
      document: plan,
      permission: 'comment',
      label: 'Difficult sister',
      lastDay: day(7),
      visitors: false,
      ...change,
    }
    const { made } = await lena.made(space, command)
    const found = (await links()).links.find(({ id }) => id === made)?.url ?? ''
    return { id: made, token: found.slice(found.lastIndexOf('/') + 1) }
  }

  const links = async (): Promise<Links> =>
    linksSchema.parse((await lena.ask('GET', `/documents/${plan}/links`)).body)

  /** A browser of someone who comes by a link. */
  async function guest(token: string, name: string, capacity: Capacity = 'unpaidCarer'): Promise<Visitor> {
    const visitor = board.visitor()
    const answer = await visitor.ask('POST', `/links/${token}/join`, { name, capacity })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return visitor
  }

  const saying = (words: string): Extract<Command, { do: 'comment' }> => ({
    do: 'comment',
    section,
    thread: newId(),
    anchor: null,
    sort: null,
    words,
    voice: null,
  })

  const idOf = async (visitor: Visitor): Promise<string> =>
    meSchema.parse((await visitor.ask('GET', '/me')).body).person?.id ?? ''
  const wordsOf = async (visitor: Visitor, token: string): Promise<GuestWords> =>
    guestWordsSchema.parse((await visitor.ask('GET', `/links/${token}/words`)).body)
  const kindOf = ({ body }: Answered): unknown =>
    typeof body === 'object' && body !== null && 'kind' in body ? body.kind : null

  it('let someone without account or mail read and comment, marked as a guest', async () => {
    const { token } = await link()
    const offer = await board.visitor().ask('GET', `/links/${token}`)
    expect(offer.body).toMatchObject({
      state: 'open',
      document: 'Plan',
      madeBy: 'Lena Fischer',
      address: null,
    })
    const mary = await guest(token, 'Mary Jones')
    await mary.made(space, saying('Is there a lift?'))
    const { threads } = commentsSchema.parse((await sam.ask('GET', `/sections/${section}/comments`)).body)
    expect(threads[0]?.posts[0]).toMatchObject({
      words: 'Is there a lift?',
      capacity: 'unpaidCarer',
      voice: { name: 'Mary Jones', guest: 'says' },
    })
    const maryId = await idOf(mary)
    await lena.made(space, { do: 'confirmGuest', person: maryId })
    const shown = (await sam.view(space)).members.find(({ person }) => person === maryId)
    expect(shown).toMatchObject({ name: 'Mary Jones', guest: 'confirmed', offices: [] })
    expect((await links()).links[0]?.guests).toMatchObject([{ name: 'Mary Jones', standing: 'confirmed' }])
  })

  it.each([
    ['read', 403],
    ['comment', 200],
    ['edit', 200],
  ] as const)(
    'that let somebody %s let them do no more, whatever their browser asks',
    async (permission, comments) => {
      const { token } = await link({ permission })
      const mary = await guest(token, 'Mary Jones')
      expect((await mary.command(space, saying('w'))).status).toBe(comments)
      expect((await mary.document(plan)).permission).toBe(permission)
      for (const command of [
        { do: 'renameDocument', document: plan, title: 'Mine' },
        { do: 'addSection', document: plan, title: 'Mine', after: null },
        { do: 'createDocument', kind: 'blank', title: 'Mine' },
        {
          do: 'giveRight',
          on: { what: 'document', document: plan },
          grantee: { to: 'space' },
          permission: 'own',
          reason: null,
        },
        { do: 'inviteByLink', label: 'l', seat, lastDay: day(9), uses: 9 },
        { do: 'makeLink', document: plan, permission: 'edit', label: 'l', lastDay: day(9), visitors: false },
      ] satisfies Command[]) {
        expect([command.do, (await mary.command(space, command)).status]).toEqual([command.do, 403])
      }
      expect((await mary.ask('GET', `/documents/${plan}/links`)).body).toEqual({ confirms: false, links: [] })
    },
  )

  it('show guests nothing but their document: every byte of every answer', async () => {
    const omar = board.visitor()
    await omar.signIn('omar@example.org', 'Omar of the Ministry')
    await omar.join(await lena.makeLink(space))
    const other = (await sam.made(space, { do: 'createDocument', kind: 'blank', title: 'Secret' })).made
    const otherSection = (await sam.document(other)).sections[0]?.id ?? ''
    await sam.made(space, { ...saying('Secret words'), section: otherSection })
    await lena.made(space, { do: 'inviteByMail', email: 'omar2@example.org', name: null, seat, words: '' })
    const hidden = (
      await lena.made(space, { do: 'addSection', document: plan, title: 'Secret part', after: null })
    ).made
    const toAll = { do: 'giveRight', grantee: { to: 'space' }, permission: null, reason: null } as const
    await lena.made(space, { ...toAll, on: { what: 'section', section: hidden } })
    await lena.made(space, { do: 'showTitle', section: hidden, shown: true })
    const { token } = await link({ permission: 'edit' })
    const mary = await guest(token, 'Mary Jones')
    const answers = await Promise.all(
      [
        '/me',
        `/spaces/${space}`,
        '/spaces/board',
        `/documents/${plan}`,
        `/documents/${plan}/links`,
        `/sections/${section}/text`,
        `/sections/${section}/comments`,
        `/sections/${section}/suggestions`,
        `/sections/${section}/editors`,
        `/documents/${plan}/files`,
        `/spaces/${space}/handed`,
        `/links/${token}`,
        `/links/${token}/words`,
      ].map((path) => mary.ask('GET', path)),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const all = JSON.stringify(answers.map(({ body }) => body))
    const strangers = [await idOf(sam), await idOf(omar)]
    for (const word of [...secret, other, otherSection, hidden, ...strangers]) expect(all).not.toContain(word)
    for (const path of [
      `/documents/${other}`,
      `/sections/${otherSection}/text`,
      `/sections/${otherSection}/comments`,
      `/sections/${hidden}/text`,
      `/sections/${hidden}/comments`,
    ]) {
      expect([path, (await mary.ask('GET', path)).status]).toEqual([path, 404])
    }
    expect((await mary.command(space, { ...saying('w'), section: hidden })).status).toBe(404)
    const members = (await mary.view(space)).members.map(({ name }) => name)
    expect(members).toEqual(['Lena Fischer', 'Mary Jones'])
  })

  it('[M146] tell a guest of a meeting what those are called who take part in it, and nothing of their seats', async () => {
    const meeting = (await lena.made(space, calling('Board in March', []))).made
    await lena.made(space, adding(meeting, 'Hello'))
    await lena.made(space, { do: 'meet', meeting, ask: { do: 'publish' } })
    plan = meeting
    const mary = await guest((await link()).token, 'Mary Jones')
    const seen = async () => (await mary.view(space)).members
    expect((await seen()).map(({ name }) => name)).toEqual(['Lena Fischer', 'Mary Jones'])
    const { capacity } = (await sam.view(space)).me
    const comeIn = { do: 'comeIn', capacity, how: 'present', attends: { as: 'self' } } as const
    await sam.made(space, { do: 'meet', meeting, ask: comeIn })
    const here = (await seen()).find(({ name }) => name === 'Sam Okoro')
    expect(here).toMatchObject({ offices: [], seat: null, speaksFor: null, voting: false })
  })

  it('[M84] keep guests from all who may see none of their documents, organisers too: every byte', async () => {
    const { token } = await link({ permission: 'edit' })
    const mary = await guest(token, 'Mary Jones')
    await lena.made(space, { do: 'giveOffice', person: await idOf(sam), office: 'organiser' })
    const job = { kind: 'told', key: 'a', space, dueAt: 0, payload: { whom: await idOf(mary) } }
    await board.store.jobs.add([job])
    const claim = { owner: 'test', kinds: ['told'], now: 1, until: 2, limit: 1 }
    const [claimed] = (await board.store.jobs.claim(claim)).jobs
    if (claimed === undefined) throw new Error('nothing was claimed')
    await board.store.jobs.settle(claimed.hold, { type: 'stuck', problem: 'mail.refused' }, 1)
    const telling = {
      id: newId(),
      space,
      person: await idOf(mary),
      assignee: await idOf(sam),
      way: 'call',
    } as const
    await board.store.tasks.put({ ...telling, seqs: [1], madeAt: 1 })
    const all = async (): Promise<readonly string[]> => {
      const paths = [
        `/spaces/${space}`,
        `/spaces/${space}/jobs`,
        `/spaces/${space}/tasks`,
        `/sections/${section}/editors`,
      ]
      const answers = await Promise.all(paths.map((path) => sam.ask('GET', path)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      return answers.map(({ body }) => JSON.stringify(body))
    }
    const id = await idOf(mary)
    expect((await all()).map((answer) => answer.includes(id))).toEqual([true, true, true, true])
    const hiding = { do: 'giveRight', permission: null, reason: null } as const
    const person = { to: 'person', person: await idOf(sam) } as const
    await lena.made(space, { ...hiding, on: { what: 'document', document: plan }, grantee: person })
    const now = (await all()).join()
    expect(now).not.toContain(id)
    expect(now).not.toContain('Mary')
    expect((await sam.view(space)).stuck).toBe(1)
  })

  it('that are wrong, paused, over or withdrawn let nobody in, say whom to ask, and tell nothing', async () => {
    const { id, token } = await link()
    const mary = await guest(token, 'Mary Jones')
    const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    expect((await board.visitor().ask('GET', `/links/${wrong}`)).status).toBe(404)
    expect(
      (await board.visitor().ask('POST', `/links/${wrong}/join`, { name: 'M', capacity: 'observer' })).status,
    ).toBe(404)

    async function expectShut(state: string): Promise<void> {
      const offer = await board.visitor().ask('GET', `/links/${token}`)
      expect(offer.body).toEqual({ state, madeBy: 'Lena Fischer' })
      const joining = await board
        .visitor()
        .ask('POST', `/links/${token}/join`, { name: 'Joan', capacity: 'observer' })
      expect(joining).toMatchObject({ status: 410, body: { kind: 'ended' } })
      for (const path of [`/spaces/${space}`, `/documents/${plan}`, `/links/${token}/words`]) {
        expect([path, kindOf(await mary.ask('GET', path))]).toEqual([path, 'ended'])
      }
      expect((await mary.ask('GET', `/sections/${section}/text`)).status).toBe(404)
      expect(kindOf(await mary.command(space, saying('w')))).toBe('ended')
      expect((await mary.ask('GET', '/me')).body).toMatchObject({ spaces: [], guestIn: [] })
    }

    await lena.made(space, { do: 'pauseLink', link: id, paused: true })
    await expectShut('paused')
    await lena.made(space, { do: 'pauseLink', link: id, paused: false })
    expect((await mary.command(space, saying('w'))).status).toBe(200)
    board.clock.now += 8 * dayMs
    await expectShut('ended')
    await lena.made(space, { do: 'changeLink', link: id, permission: 'comment', label: 'l', lastDay: day(3) })
    expect((await mary.command(space, saying('w'))).status).toBe(200)
    await lena.made(space, { do: 'withdrawLink', link: id })
    await expectShut('withdrawn')
    expect((await links()).links[0]).toMatchObject({ state: 'withdrawn', url: null })
  })

  it('let no guest take a member’s name, now or later, and call whoever has a name by it', async () => {
    const { token } = await link()
    const taken = await board
      .visitor()
      .ask('POST', `/links/${token}/join`, { name: 'LÉNA  fisсher', capacity: 'observer' })
    expect(taken).toMatchObject({ status: 409, body: { kind: 'alreadyDone', field: 'name' } })
    const come = (name: string) =>
      board.visitor().ask('POST', `/links/${token}/join`, { name, capacity: 'observer' })
    expect(kindOf(await come('Lena Fischer (member)'))).toBe('alreadyDone')
    expect(await come('🙂🙂')).toMatchObject({
      status: 400,
      body: { kind: 'invalid', field: 'name', words: 'A name needs at least one letter or number.' },
    })
    expect(await come('M'.repeat(500))).toMatchObject({
      status: 400,
      body: {
        field: 'name',
        words: expect.stringMatching(/^This is too long. Write \d+ characters at most.$/),
      },
    })
    const mary = await guest(token, 'Mary Jones')
    expect((await mary.ask('PATCH', '/me', { name: 'Sam Okoro' })).status).toBe(409)
    expect((await mary.ask('PATCH', '/me', { name: 'Mary J.' })).status).toBe(204)
    const omar = board.visitor()
    await omar.signIn('omar@example.org', 'Omar Haddad')
    expect((await omar.ask('GET', `/links/${token}`)).body).toMatchObject({ called: 'Omar Haddad' })
    await omar.ask('POST', `/links/${token}/join`, { name: 'Someone else', capacity: 'commissioner' })
    const names = (await lena.view(space)).members.map(({ name }) => name)
    expect(names).toEqual(['Lena Fischer', 'Sam Okoro', 'Mary J.', 'Omar Haddad'])
    await lena.made(space, { do: 'showMe', inSpace: 'capacityOnly', inPublic: 'capacityOnly' })
    await guest(token, 'Lena Fischer')
  })

  it('take a member to the document as who they are, and an account’s own capacity as confirmed', async () => {
    const { token } = await link()
    const joined = await sam.ask('POST', `/links/${token}/join`, { name: 'Other', capacity: 'clinician' })
    expect(joined).toMatchObject({ status: 200, body: { address: '/s/board/d/plan' } })
    expect((await sam.view(space)).members.map(({ guest: mark }) => mark)).toEqual([null, null])
    const second = (await lena.ask('POST', '/spaces', { name: 'Second', capacities: ['layPartner'] })).body
    const { id } = second as { id: string }
    const omar = board.visitor()
    await omar.signIn('omar@example.org', 'Omar Haddad')
    const url = await lena.makeLink(id)
    await omar.join(url)
    await omar.ask('POST', `/links/${token}/join`, { name: '', capacity: 'layPartner' })
    await omar.ask('POST', `/links/${token}/join`, { name: 'Omar', capacity: 'layPartner' })
    const seen = (await lena.view(space)).members.find(({ name }) => name === 'Omar Haddad')
    expect(seen).toMatchObject({ guest: 'confirmed', capacity: 'layPartner' })
  })

  it('let a guest come back with the code, in another browser, and nobody with another', async () => {
    const { token } = await link()
    const { token: second } = await link()
    const mary = await guest(token, 'Mary Jones')
    await guest(token, 'Joan')
    await mary.made(space, saying('Is there a lift?'))
    const { code } = await wordsOf(mary, token)
    expect(code).toMatch(/^[A-Z]{4} [A-Z]{4}$/)
    const phone = board.visitor()
    const back = await phone.ask('POST', `/links/${token}/come-back`, {
      code: code?.toLowerCase().replace(' ', ' - '),
    })
    expect(back).toMatchObject({ status: 200, body: { address: '/s/board/d/plan' } })
    expect(await idOf(phone)).toBe(await idOf(mary))
    const wrong = await board.visitor().ask('POST', `/links/${token}/come-back`, { code: 'ABCD EFGH' })
    expect(kindOf(wrong)).toBe('wrongCode')
    expect(kindOf(await board.visitor().ask('POST', `/links/${second}/come-back`, { code }))).toBe(
      'wrongCode',
    )
    await lena.made(space, { do: 'removeGuest', person: await idOf(mary) })
    expect(kindOf(await board.visitor().ask('POST', `/links/${token}/come-back`, { code }))).toBe('wrongCode')
  })

  it('let nobody guess codes for long, and nobody keep others out by guessing', async () => {
    await board.close()
    await open({ limits: { wrongCodesPerClient: { times: 3, seconds: 900 } } })
    const { token } = await link()
    const { code } = await wordsOf(await guest(token, 'Mary Jones'), token)
    const guess = async (typed: string | null, client: string, by = token) =>
      board
        .visitor()
        .ask('POST', `/links/${by}/come-back`, { code: typed }, { [clientAddressHeader]: client })
    const wrong = Array.from('ABCDEFGH', (last) => `ABCD EFG${last}`)
    const kinds = (await Promise.all(wrong.map((one) => guess(one, '192.0.2.1')))).map(kindOf)
    expect(kinds.filter((kind) => kind === 'wrongCode')).toHaveLength(3)
    expect(kinds.filter((kind) => kind === 'tooManyTries')).toHaveLength(5)
    const { token: second } = await link()
    expect(kindOf(await guess('ABCD EFGH', '192.0.2.1', second))).toBe('tooManyTries')
    for (let n = 0; n < 5; n += 1) expect((await guess(code, '192.0.2.2')).status).toBe(200)
  })

  it('keep where a guest wants to hear back for organisers only, until they take it away', async () => {
    const { token } = await link()
    const mary = await guest(token, 'Mary Jones')
    const contact = { email: '', phone: '01 234', post: '1 Mill Street' }
    expect((await mary.ask('PUT', `/links/${token}/contact`, contact)).status).toBe(204)
    expect((await wordsOf(mary, token)).contact).toEqual(contact)
    expect((await links()).links[0]?.guests[0]?.contact).toEqual(contact)
    await lena.made(space, {
      do: 'giveRight',
      on: { what: 'document', document: plan },
      grantee: { to: 'person', person: await idOf(sam) },
      permission: 'own',
      reason: null,
    })
    const seenBySam = linksSchema.parse((await sam.ask('GET', `/documents/${plan}/links`)).body)
    expect(seenBySam).toMatchObject({
      confirms: false,
      links: [{ guests: [{ name: 'Mary Jones', contact: null }] }],
    })
    const joan = await guest(token, 'Joan')
    expect((await wordsOf(joan, token)).contact).toBeNull()
    expect(JSON.stringify(await board.store.events.read(space, 0))).not.toContain('Mill Street')
    expect((await mary.ask('DELETE', `/links/${token}/contact`)).status).toBe(204)
    expect((await links()).links[0]?.guests[0]?.contact).toBeNull()
    expect((await mary.ask('PUT', `/links/${token}/contact`, { ...contact, email: 'no' })).status).toBe(400)
    expect((await sam.ask('PUT', `/links/${token}/contact`, contact)).status).toBe(404)
  })

  it('[H25] keep nothing of how to reach a guest who was removed', async () => {
    const { token } = await link()
    const mary = await guest(token, 'Mary Jones')
    const person = await idOf(mary)
    const contact = { email: '', phone: '01 234', post: '' }
    expect((await mary.ask('PUT', `/links/${token}/contact`, contact)).status).toBe(204)
    await lena.made(space, { do: 'removeGuest', person })
    await expect.poll(async () => (await board.store.contacts.of(space, [person])).size).toBe(0)
  })

  it('tell a guest what became of their words: answers, state, and what stands in the text', async () => {
    const { token } = await link({ permission: 'edit' })
    const mary = await guest(token, 'Mary Jones')
    const [first, second] = [saying('Is there a lift?'), saying('And a bus?')]
    await mary.made(space, first)
    await mary.made(space, second)
    await sam.made(space, saying('not about her'))
    await sam.made(space, {
      do: 'reply',
      section,
      thread: first.thread,
      post: newId(),
      words: 'Yes.',
      voice: null,
    })
    await lena.made(space, {
      do: 'resolve',
      section,
      thread: first.thread,
      outcome: 'It stands in the text now.',
    })
    const doc = createFlowDoc()
    writeBlocks(doc, 7, [{ text: 'There is a lift.' }])
    const suggestion = suggestionIdOf(7, 0)
    const flow = new Flow(doc)
    suggest(flow, { pen: 7, suggestion }, (by) => suggestText(by, { block: 0, offset: 16 }, ', and a bench'))
    flow.close()
    const row = { at: 1, session: 's', pen: 7, kind: 'update', bytes: Y.encodeStateAsUpdate(doc) } as const
    const maryId = await idOf(mary)
    const bound = [{ pen: 7, hand: maryId, voice: maryId, capacity: 'unpaidCarer' } as const]
    await board.store.text.append([{ section, head: 0, rows: [row], bound, retired: [] }])
    const { sections, document } = await wordsOf(mary, token)
    expect(document).toBe('Plan')
    expect(sections).toMatchObject([
      {
        standing: ['There is a lift.'],
        suggestions: [{ changes: [{ is: 'add', words: ', and a bench' }], fate: null }],
        threads: [
          {
            posts: [{ words: 'Is there a lift?' }, { words: 'Yes.', voice: { name: 'Sam Okoro' } }],
            resolved: { outcome: 'It stands in the text now.' },
          },
          { posts: [{ words: 'And a bus?' }], resolved: null },
        ],
      },
    ])
    expect(JSON.stringify(sections)).not.toContain('not about her')
  })

  it('let a guest join an account that is new, and stay the same person', async () => {
    const { token } = await link()
    const mary = await guest(token, 'Mary Jones')
    await mary.made(space, saying('Is there a lift?'))
    const { code } = await wordsOf(mary, token)
    const before = await idOf(mary)
    await mary.ask('POST', '/me/address', { email: 'mary@example.org', next: `/l/${token}/words` })
    const letter = board.letters.findLast(({ to }) => to === 'mary@example.org')
    const mailed = /\d{6}/.exec(letter?.subject ?? '')?.[0]
    expect(letter?.text).toContain(`/l/${token}/words`)
    expect(
      kindOf(await mary.ask('POST', '/me/address/code', { email: 'mary@example.org', code: '000000' })),
    ).toBe('wrongCode')
    const joan = await guest(token, 'Joan')
    expect(
      kindOf(await joan.ask('POST', '/me/address/code', { email: 'mary@example.org', code: mailed })),
    ).toBe('wrongCode')
    expect(
      (await mary.ask('POST', '/me/address/code', { email: 'mary@example.org', code: mailed })).status,
    ).toBe(204)
    const later = board.visitor()
    expect(await later.signIn('mary@example.org', 'Mary Jones')).toBe(before)
    expect((await wordsOf(later, token)).sections[0]?.threads).toHaveLength(1)
    expect((await wordsOf(later, token)).code).toBeNull()
    expect(kindOf(await board.visitor().ask('POST', `/links/${token}/come-back`, { code }))).toBe('wrongCode')
    const { made } = await lena.made(space, {
      do: 'inviteByMail',
      email: 'mary@example.org',
      name: null,
      seat,
      words: '',
    })
    expect(made).not.toBe('')
  })

  it('let guests have no more codes mailed to an address than sign-in does, in both together', async () => {
    await board.close()
    await open({
      limits: {
        codesPerAddress: { times: 3, seconds: 60 },
        codesPerClient: { times: 5, seconds: 60 },
        triesPerAddress: { times: 2, seconds: 60 },
      },
    })
    const { token } = await link()
    const [mary, joan] = [await guest(token, 'Mary Jones'), await guest(token, 'Joan')]
    const ask = async (visitor: Visitor, path: string, email: string) => {
      const answer = await visitor.ask('POST', path, { email }, { 'x-alongside-client': '192.0.2.1' })
      return kindOf(answer) ?? answer.status
    }
    // It makes no difference where they are asked for, or by whom.
    expect([
      await ask(mary, '/me/address', 'omar@example.org'),
      await ask(board.visitor(), '/sign-in', 'omar@example.org'),
      await ask(joan, '/me/address', 'omar@example.org'),
      await ask(mary, '/me/address', 'omar@example.org'),
      await ask(board.visitor(), '/sign-in', 'omar@example.org'),
      await ask(mary, '/me/address', 'other@example.org'),
    ]).toEqual([204, 204, 204, 'tooManyTries', 'tooManyTries', 'tooManyTries'])
    const body = { email: 'omar@example.org', code: '000000' }
    const tries = [
      kindOf(await mary.ask('POST', '/me/address/code', body)),
      kindOf(await board.visitor().ask('POST', '/sign-in/code', body)),
      kindOf(await joan.ask('POST', '/me/address/code', body)),
    ]
    expect(tries).toEqual(['wrongCode', 'wrongCode', 'tooManyTries'])
  })

  it('hand a guest’s words over to an account that is there, once its code is shown, and to no other', async () => {
    const { token } = await link()
    const mary = await guest(token, 'Mary Jones')
    const said = saying('Is there a lift?')
    await mary.made(space, said)
    const account = board.visitor()
    const accountId = await account.signIn('mary@example.org', 'Mary Okafor')
    await mary.ask('POST', '/me/address', { email: 'mary@example.org' })
    const mailed = /\d{6}/.exec(mary.letterTo('mary@example.org').subject)?.[0]
    expect(
      (await mary.ask('POST', '/me/address/code', { email: 'mary@example.org', code: mailed })).status,
    ).toBe(204)
    expect(await idOf(mary)).toBe(accountId)
    const { threads } = commentsSchema.parse((await sam.ask('GET', `/sections/${section}/comments`)).body)
    expect(threads[0]?.posts[0]?.voice).toEqual({ id: accountId, name: 'Mary Okafor', guest: 'says' })
    const at = { section, thread: said.thread, post: said.thread }
    await mary.made(space, { do: 'reword', ...at, words: 'Is there a wide lift?' })
    expect((await wordsOf(account, token)).sections[0]?.threads).toHaveLength(1)
    const joan = await guest(token, 'Joan')
    expect((await joan.command(space, { do: 'reword', ...at, words: 'mine' })).status).toBe(403)
  })

  it('[M87] [M89] keep who was removed out under their account too, say so, and leave them their words', async () => {
    const { token } = await link()
    const mary = await guest(token, 'Mary Jones')
    await mary.made(space, saying('Is there a lift?'))
    await lena.made(space, { do: 'removeGuest', person: await idOf(mary) })
    const removed = { state: 'removed', madeBy: 'Lena Fischer' }
    expect((await mary.ask('GET', `/links/${token}`)).body).toEqual(removed)
    const account = board.visitor()
    const accountId = await account.signIn('mary@example.org', 'Mary Okafor')
    await mary.ask('POST', '/me/address', { email: 'mary@example.org' })
    const mailed = /\d{6}/.exec(mary.letterTo('mary@example.org').subject)?.[0]
    const claim = { email: 'mary@example.org', code: mailed }
    expect((await mary.ask('POST', '/me/address/code', claim)).status).toBe(204)
    const { threads } = commentsSchema.parse((await lena.ask('GET', `/sections/${section}/comments`)).body)
    expect(threads[0]?.posts[0]?.voice).toMatchObject({ id: accountId, name: 'Mary Okafor' })
    for (const one of [mary, account]) {
      expect((await one.ask('GET', `/links/${token}`)).body).toEqual(removed)
      const shut = await one.ask('GET', `/documents/${plan}`)
      expect(shut).toMatchObject({
        status: 410,
        body: { kind: 'ended', words: expect.stringContaining('stays yours') },
      })
      expect((await one.ask('GET', `/sections/${section}/comments`)).status).toBe(404)
      expect((await one.ask('GET', '/me')).body).toMatchObject({ spaces: [], guestIn: [] })
      const joining = { name: 'Mary', capacity: 'observer' }
      expect((await one.ask('POST', `/links/${token}/join`, joining)).status).toBe(403)
    }
    expect((await board.visitor().ask('GET', `/links/${token}`)).body).toMatchObject({ state: 'open' })
  })

  it('let a guest with an account accept an invitation, and be a member under the same id', async () => {
    const { token } = await link()
    const omar = board.visitor()
    const id = await omar.signIn('omar@example.org', 'Omar Haddad')
    await omar.ask('POST', `/links/${token}/join`, { name: 'Omar', capacity: 'layPartner' })
    const invitation = await lena.makeLink(space)
    expect((await omar.join(invitation)).status).toBe(200)
    const seen = (await lena.view(space)).members.find(({ person }) => person === id)
    expect(seen).toMatchObject({ guest: null, left: false })
    const mary = await guest(token, 'Mary Jones')
    expect((await mary.join(invitation)).status).toBe(403)
  })

  it('let visitors read, without a name and without anybody’s, what is not hidden, and nobody else so', async () => {
    const doc = createFlowDoc()
    writeBlocks(doc, 7, [{ text: 'There is a lift.' }])
    const row = { at: 1, session: 's', pen: 7, kind: 'update', bytes: Y.encodeStateAsUpdate(doc) } as const
    const samId = await idOf(sam)
    const bound = [{ pen: 7, hand: samId, voice: samId, capacity: 'layPartner' } as const]
    await board.store.text.append([{ section, head: 0, rows: [row], bound, retired: [] }])
    const hidden = (
      await lena.made(space, { do: 'addSection', document: plan, title: 'Secret part', after: null })
    ).made
    const toAll = { do: 'giveRight', grantee: { to: 'space' }, permission: null, reason: null } as const
    await lena.made(space, { ...toAll, on: { what: 'section', section: hidden } })
    const { id, token } = await link({ visitors: true, permission: 'read', label: 'For the inspector' })
    const inspector = board.visitor()
    const answer = await inspector.ask('GET', `/links/${token}/reading`)
    const reading = readingSchema.parse(answer.body)
    expect(reading).toMatchObject({
      document: 'Plan',
      label: 'For the inspector',
      sections: [{ text: { text: 'There is a lift.' } }],
    })
    for (const word of ['Secret', 'Sam', 'Okoro', samId])
      expect(JSON.stringify(answer.body)).not.toContain(word)
    expect(inspector.cookie).toBe('')
    expect(
      (await inspector.ask('POST', `/links/${token}/join`, { name: 'I', capacity: 'observer' })).status,
    ).toBe(404)
    const { token: forGuests } = await link()
    expect((await inspector.ask('GET', `/links/${forGuests}/reading`)).status).toBe(404)
    board.clock.now += 8 * dayMs
    expect(kindOf(await inspector.ask('GET', `/links/${token}/reading`))).toBe('ended')
    await lena.made(space, { do: 'withdrawLink', link: id })
    expect(kindOf(await inspector.ask('GET', `/links/${token}/reading`))).toBe('ended')
  })

  it('say from when on a link can be used again that was used too often', async () => {
    await board.close()
    await open({ hourly: { guests: 2, acts: 1 } })
    const { token } = await link()
    const mary = await guest(token, 'Mary Jones')
    const joinedAt = board.clock.now
    await guest(token, 'Joan')
    const third = await board
      .visitor()
      .ask('POST', `/links/${token}/join`, { name: 'Ann', capacity: 'observer' })
    expect(third).toMatchObject({ status: 429, body: { kind: 'tooMany', until: joinedAt + 3_600_000 } })
    const once = saying('one')
    await mary.made(space, once)
    expect(await mary.command(space, saying('two'))).toMatchObject({
      status: 429,
      body: { until: joinedAt + 3_600_000 },
    })
    expect((await mary.command(space, once)).status).toBe(200)
    expect((await sam.command(space, saying('from a member'))).status).toBe(200)
    board.clock.now += 3_600_000
    expect((await mary.command(space, saying('two'))).status).toBe(200)
    await guest(token, 'Ann')
  })
})
