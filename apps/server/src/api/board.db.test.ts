import { commandAnswerSchema, type InvitationView, type SpaceView } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MailError } from '../mail/mailer.ts'
import { createSpaces, withoutJobs } from '../spaces/spaces.ts'
import { openBoard, type Board, type BoardOptions } from './testing/open-board.ts'
import { setupCode } from './testing/site.ts'
import { seat, type Answered, type Visitor } from './testing/visitor.ts'

/** The statuses of answers that came in any order, smallest first. */
const statusesOf = (answers: readonly Answered[]): readonly number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b)

describe('a board without the demo', () => {
  let board: Board
  let lena: Visitor
  let space: string

  async function begin(options: BoardOptions = {}): Promise<void> {
    board = await openBoard(options)
    lena = board.visitor()
    await lena.signIn('lena@example.org', 'Lena Fischer')
  }
  beforeEach(() => begin())
  afterEach(() => board.close())

  const createSpace = (visitor: Visitor, code?: string) =>
    visitor.ask('POST', '/spaces', { name: 'Riverside Board', capacities: ['layPartner'], code })

  it('is made by whoever has the printed code, once', async () => {
    expect((await createSpace(lena)).body).toMatchObject({ kind: 'wrongCode' })
    expect((await createSpace(lena, 'guess')).body).toMatchObject({ kind: 'wrongCode', field: 'code' })
    const made = await createSpace(lena, setupCode)
    expect(made).toMatchObject({ status: 200, body: { slug: 'riverside-board', offices: ['organiser'] } })
    const sam = board.visitor()
    await sam.signIn('sam@example.org', 'Sam')
    expect((await createSpace(sam, setupCode)).status).toBe(403)
    const second = await createSpace(lena)
    expect(second).toMatchObject({ status: 200, body: { slug: 'riverside-board-2' } })
    expect((await lena.view('riverside-board')).name).toBe('Riverside Board')
  })

  it('is made once though two try at once', async () => {
    const sam = board.visitor()
    await sam.signIn('sam@example.org', 'Sam')
    const answers = await Promise.all([createSpace(lena, setupCode), createSpace(sam, setupCode)])
    expect(statusesOf(answers)).toEqual([200, 403])
  })

  it('limits guesses at the code by client', async () => {
    await board.close()
    await begin({ limits: { joinsPerClient: { times: 2, seconds: 60 } } })
    const guess = () =>
      lena.ask(
        'POST',
        '/spaces',
        { name: 'B', capacities: ['layPartner'], code: 'x' },
        { 'x-alongside-client': '::1' },
      )
    expect([(await guess()).status, (await guess()).status, (await guess()).status]).toEqual([400, 400, 429])
  })

  describe('with a space', () => {
    beforeEach(async () => {
      space = await lena.openSpace('Board')
    })

    const invite = async (email: string): Promise<string> =>
      (await lena.made(space, { do: 'inviteByMail', email, name: 'Asha Rahman', seat, words: 'Do come.' }))
        .made
    const stateOf = (view: SpaceView, id: string): InvitationView | undefined =>
      view.invitations.find((one) => one.id === id)
    /** Waits until the mail that fails was tried so often, and is planned anew. */
    const tried = (times: number) =>
      expect
        .poll(async () => {
          const [job] = await board.store.jobs.troubled(space)
          return (job?.dueAt ?? 0) > board.clock.now ? job?.attempts : null
        })
        .toBe(times)
    const tokenIn = (text: string) => /\/join\/([\w-]+)/.exec(text)?.[1] ?? ''
    const mailTo = (email: string) =>
      expect.poll(() => board.letters.findLast(({ to }) => to === email)?.text ?? '')

    it('invites by mail; the invited person accepts with that address and is called as they were invited', async () => {
      const invitation = await invite('asha@example.org')
      await mailTo('asha@example.org').toMatch(
        /Lena Fischer would like you to take part in “Board”[\s\S]*Do come\./,
      )
      const token = tokenIn(lena.letterTo('asha@example.org').text)
      const asha = board.visitor()
      expect((await asha.ask('GET', `/invitations/${token}`)).body).toEqual({
        space: 'Board',
        capacities: ['layPartner'],
        invitedBy: 'Lena Fischer',
        state: 'open',
        forAnother: false,
        called: null,
      })
      const omar = board.visitor()
      await omar.signIn('omar@example.org', 'Omar')
      expect((await omar.ask('GET', `/invitations/${token}`)).body).toMatchObject({
        forAnother: true,
        called: 'Omar',
      })
      expect((await omar.join(token)).status).toBe(403)

      await asha.ask('POST', '/sign-in', { email: 'asha@example.org' })
      const code = /^\d{6}/.exec(asha.letterTo('asha@example.org').subject)?.[0]
      await asha.ask('POST', '/sign-in/code', { email: 'asha@example.org', code })
      expect((await asha.ask('GET', `/invitations/${token}`)).body).toMatchObject({ called: 'Asha Rahman' })
      expect(await asha.join(token)).toMatchObject({ status: 200, body: { slug: 'board' } })
      const view = await lena.view(space)
      expect(view.members.map(({ name }) => name)).toEqual(['Lena Fischer', 'Asha Rahman'])
      expect(stateOf(view, invitation)).toMatchObject({ state: 'accepted', used: 1, url: null })
      expect((await asha.view(space)).invitations).toEqual([])
      expect((await asha.join(token)).status).toBe(200) // already in: shown the way, not an error
    })

    it('sends an invitation again, and withdraws it', async () => {
      const invitation = await invite('asha@example.org')
      await mailTo('asha@example.org').not.toBe('')
      const before = stateOf(await lena.view(space), invitation)
      board.clock.now += 10 * 86_400_000
      await lena.made(space, { do: 'sendAgain', invitation })
      await expect.poll(() => board.letters.filter(({ to }) => to === 'asha@example.org').length).toBe(2)
      const again = stateOf(await lena.view(space), invitation)
      expect((again?.lastDay ?? '') > (before?.lastDay ?? '')).toBe(true)
      await lena.made(space, { do: 'withdrawInvitation', invitation })
      const asha = board.visitor()
      await asha.signIn('asha@example.org', 'Asha')
      const token = tokenIn(board.letters.findLast(({ subject }) => subject.includes('invites'))?.text ?? '')
      expect((await asha.ask('GET', `/invitations/${token}`)).body).toMatchObject({ state: 'withdrawn' })
      expect(await asha.join(token)).toMatchObject({ status: 410, body: { kind: 'ended' } })
    })

    it('says of an invitation that it could not be mailed, having tried three times, until it is sent again', async () => {
      board.post.error = new MailError('mail.unreachable', { cause: new Error('no asha@example.org') })
      const invitation = await invite('asha@example.org')
      const stands = async () => stateOf(await lena.view(space), invitation)
      await tried(1)
      board.clock.pass(2_000)
      await tried(2)
      expect(await stands()).toMatchObject({ state: 'open', notSent: false })
      board.clock.pass(10_000)
      await tried(3)
      expect(await stands()).toMatchObject({ state: 'open', notSent: true })
      expect(board.warnings.join()).toContain('mail.failed')
      expect(board.warnings.join()).not.toContain('asha@')
      board.post.error = null
      await lena.made(space, { do: 'sendAgain', invitation })
      await mailTo('asha@example.org').not.toBe('')
      expect(await stands()).toMatchObject({ state: 'open', notSent: false })
    })

    it('goes on trying to mail an invitation, and says when it was sent after all', async () => {
      board.post.error = new MailError('mail.later', { cause: null })
      const invitation = await invite('asha@example.org')
      for (const [times, wait] of [2_000, 10_000, 60_000].entries()) {
        await tried(times + 1)
        board.clock.pass(wait)
      }
      await tried(4)
      expect(stateOf(await lena.view(space), invitation)).toMatchObject({ notSent: true })
      board.post.error = null
      board.clock.pass(300_000)
      await mailTo('asha@example.org').toContain('Do come.')
      await expect.poll(async () => stateOf(await lena.view(space), invitation)?.notSent).toBe(false)
      expect(await board.store.jobs.troubled(space)).toEqual([])
    })

    it('mails no invitation that was withdrawn while the mail server was away', async () => {
      board.post.error = new MailError('mail.unreachable', { cause: null })
      const invitation = await invite('asha@example.org')
      await tried(1)
      await lena.made(space, { do: 'withdrawInvitation', invitation })
      board.post.error = null
      board.clock.pass(2_000)
      await expect.poll(() => board.store.jobs.troubled(space)).toEqual([])
      expect(board.letters.filter(({ to }) => to === 'asha@example.org')).toEqual([])
    })

    it('can be accepted until the last day is over where the space is, in summer time too', async () => {
      board.clock.now = Date.parse('2026-03-20T12:00:00Z')
      const link = { do: 'inviteByLink', label: 'l', seat, lastDay: '2026-03-29', uses: 9 } as const
      const { made } = await lena.made(space, link)
      const { url } = stateOf(await lena.view(space), made) ?? {}
      const token = tokenIn(url ?? '')
      const heard: string[] = []
      board.spaces.subscribe(({ events }) => heard.push(...events.map(({ kind }) => kind)))
      const state = async () => (await lena.ask('GET', `/invitations/${token}`)).body
      expect((await lena.view(space)).timeZone).toBe('Europe/Copenhagen')
      board.clock.pass(Date.parse('2026-03-29T21:59:59.999Z') - board.clock.now)
      expect(await state()).toMatchObject({ state: 'open' })
      expect((await lena.view(space)).today).toBe('2026-03-29')
      board.clock.pass(1)
      expect(await state()).toMatchObject({ state: 'ended' })
      await expect.poll(() => heard).toEqual(['invitationEnded'])
      await lena.made(space, { do: 'changeTimeZone', timeZone: 'America/New_York' })
      expect(await state()).toMatchObject({ state: 'open' })
      expect((await lena.view(space)).today).toBe('2026-03-29')
    })

    it('has the time zone that is chosen when it is made, and takes none that is not known', async () => {
      const make = (timeZone: string) =>
        lena.ask('POST', '/spaces', { name: 'Far Away', timeZone, capacities: ['layPartner'] })
      expect((await make('Asia/Kolkata')).status).toBe(200)
      expect((await lena.view('far-away')).timeZone).toBe('Asia/Kolkata')
      for (const zone of ['Europe/Atlantis', '+01:00', '<b>', '']) {
        expect(await make(zone)).toMatchObject({ status: 400, body: { kind: 'invalid', field: 'timeZone' } })
      }
    })

    it('lets one of two organisers leave at once, never both', async () => {
      const sam = board.visitor()
      const person = await sam.signIn('sam@example.org', 'Sam')
      await sam.join(await lena.makeLink(space))
      await lena.made(space, { do: 'giveOffice', person, office: 'organiser' })
      const answers = await Promise.all([lena, sam].map((one) => one.command(space, { do: 'leave' })))
      expect(statusesOf(answers)).toEqual([200, 409])
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ kind: 'lastOrganiser' })
    })

    it('lets one of two organisers leave at once, though they ask two servers', async () => {
      const sam = board.visitor()
      const person = await sam.signIn('sam@example.org', 'Sam')
      await sam.join(await lena.makeLink(space))
      await lena.made(space, { do: 'giveOffice', person, office: 'organiser' })
      const { id } = (await board.spaces.load(space)) ?? { id: '' }
      const other = createSpaces({
        ...withoutJobs,
        events: board.store.events,
        people: board.people,
        ballots: board.store.ballots,
        now: board.now,
        newId: board.newId,
        maxKept: 1,
      })
      await other.load(id)
      const leaving = [
        board.spaces.run(id, { do: 'leave' }, { person }),
        other.run(
          id,
          { do: 'leave' },
          { person: (await board.people.byEmail('lena@example.org'))?.id ?? '' },
        ),
      ]
      const outcomes = await Promise.all(leaving)
      expect(outcomes.filter((one) => 'refusal' in one)).toMatchObject([
        { refusal: { kind: 'lastOrganiser' } },
      ])
    })

    it('shows people as they chose, at once and everywhere, and a new name too', async () => {
      const asha = board.visitor()
      await asha.signIn('asha@example.org', 'Asha Rahman')
      await asha.join(await lena.makeLink(space))
      const nameOf = async () => (await lena.view(space)).members[1]?.name
      expect(await nameOf()).toBe('Asha Rahman')
      await asha.made(space, { do: 'showMe', inSpace: 'firstName', inPublic: 'capacityOnly' })
      expect(await nameOf()).toBe('Asha')
      const heard: string[] = []
      board.spaces.subscribe(({ events }) => heard.push(...events.map(({ kind }) => kind)))
      await asha.ask('PATCH', '/me', { name: 'Ash Rahman' })
      expect([await nameOf(), heard]).toEqual(['Ash', ['personRenamed']])
      await asha.made(space, { do: 'showMe', inSpace: 'capacityOnly', inPublic: 'capacityOnly' })
      expect(await nameOf()).toBeNull()
    })

    it('adds someone who has no mail, whose name stands with the people', async () => {
      const { made } = await lena.made(space, { do: 'addPerson', name: 'Mary Hill', seat })
      const view = await lena.view(space)
      expect(view.members.find(({ person }) => person === made)).toMatchObject({
        name: 'Mary Hill',
        withoutMail: true,
      })
    })

    it('lists the spaces of a person who is in several', async () => {
      const { body } = await createSpace(lena)
      expect((await lena.ask('GET', '/me')).body).toMatchObject({
        spaces: expect.arrayContaining([
          expect.objectContaining({ name: 'Board', people: 1 }),
          expect.objectContaining(body),
        ]),
      })
    })

    it('can be found again when its findings are dropped and made from the events', async () => {
      const { made } = await lena.made(space, { do: 'createDocument', kind: 'carePlan', title: 'Plan' })
      const sections = (await lena.document(made)).sections.map(({ id }) => id)
      const invitation = await invite('asha@example.org')
      const findings = [
        { kind: 'space', key: space },
        { kind: 'slug', key: 'board' },
        { kind: 'member', key: (await lena.view(space)).me.person },
        { kind: 'document', key: made },
        { kind: 'invitation', key: invitation },
        ...sections.map((key) => ({ kind: 'section', key }) as const),
      ] as const
      const findAll = () => Promise.all(findings.map((finding) => board.store.events.find(finding)))
      const before = await findAll()
      expect(before.every((found) => found[0] === space)).toBe(true)
      const { Kysely } = await import('kysely')
      const db = new Kysely<{ finding: { key: string } }>({ dialect: board.store.dialect })
      await db.deleteFrom('finding').execute()
      expect((await findAll()).flat()).toEqual([])
      await board.store.events.rebuild()
      expect(await findAll()).toEqual(before)
    })

    it('answers what a command made, and refuses what cannot be read with the field that is wrong', async () => {
      const answer = await lena.command(space, { do: 'createDocument', kind: 'blank', title: 'D' })
      expect(commandAnswerSchema.parse(answer.body).made).toHaveLength(16)
      const wrong = await lena.ask('POST', `/spaces/${space}/commands`, { do: 'renameSpace', name: ' ' })
      expect(wrong).toMatchObject({ status: 400, body: { kind: 'invalid', field: 'name' } })
      const broken = await board.api.request(`/api/spaces/${space}/commands`, {
        method: 'POST',
        headers: { cookie: lena.cookie, 'content-type': 'application/json' },
        body: '{',
      })
      expect(broken.status).toBe(400)
      expect(await broken.json()).toMatchObject({ kind: 'malformed' })
      const large = await lena.ask('POST', `/spaces/${space}/commands`, {
        do: 'x',
        text: 'x'.repeat(1_200_000),
      })
      expect(large).toMatchObject({ status: 413, body: { kind: 'tooLarge' } })
    })

    it('lets nothing between keep what was told', async () => {
      const { headers } = await lena.ask('GET', `/spaces/${space}`)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    })

    it('shows rights only to owners, and names only the sections that one may read', async () => {
      const asha = board.visitor()
      await asha.signIn('asha@example.org', 'Asha')
      await asha.join(await lena.makeLink(space))
      const { made } = await lena.made(space, { do: 'createDocument', kind: 'carePlan', title: 'Plan' })
      const hidden = (await lena.document(made)).sections[3]
      const on = { what: 'section', section: hidden?.id ?? '' } as const
      await lena.made(space, {
        do: 'giveRight',
        on,
        grantee: { to: 'space' },
        permission: null,
        reason: null,
      })
      const [mine, hers] = [await lena.document(made), await asha.document(made)]
      expect(mine.sections).toHaveLength(14)
      expect(mine.sections[3]?.grants).toEqual([{ grantee: { to: 'space' }, permission: null }])
      expect(mine.grants).toHaveLength(2)
      expect(hers.sections).toHaveLength(13)
      expect(JSON.stringify(hers)).not.toContain(hidden?.title)
      expect(hers.grants).toEqual([])
      expect([mine.permission, hers.permission]).toEqual(['own', 'edit'])
    })
  })
})
