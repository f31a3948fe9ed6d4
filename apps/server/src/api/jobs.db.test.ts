import { jobsViewSchema } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MailError } from '../mail/mailer.ts'
import { openBoard, type Board } from './testing/open-board.ts'
import { seat, type Answered, type Visitor } from './testing/visitor.ts'

const asha = 'asha@example.org'

describe('what could not be done', () => {
  let board: Board
  let lena: Visitor
  let space: string
  let invitation: string

  beforeEach(async () => {
    board = await openBoard()
    lena = board.visitor()
    await lena.signIn('lena@example.org', 'Lena Fischer')
    space = await lena.openSpace('Board')
    board.post.error = new MailError('mail.refused', { cause: null })
    const asked = { do: 'inviteByMail', email: asha, name: null, seat, words: '' } as const
    invitation = (await lena.made(space, asked)).made
    await vi.waitUntil(async () => (await listed(lena))[0]?.state === 'stuck')
  })
  afterEach(() => board.close())

  const list = (visitor: Visitor) => visitor.ask('GET', `/spaces/${space}/jobs`)
  const listed = async (visitor: Visitor) => jobsViewSchema.parse((await list(visitor)).body).jobs
  const answer = (visitor: Visitor, answer: 'again' | 'giveUp', id: number, of = space): Promise<Answered> =>
    visitor.ask('POST', `/spaces/${of}/jobs/${id}`, { answer })
  const mails = () => board.letters.filter(({ to }) => to === asha)
  const only = async () => (await listed(lena))[0]?.id ?? 0

  it('[J19] is shown to an organiser, with what was wrong, and counted', async () => {
    expect(await listed(lena)).toEqual([
      {
        id: expect.any(Number),
        about: { what: 'invitation', invitation, email: asha },
        state: 'stuck',
        attempts: 1,
        nextAt: null,
        problem: 'mail.refused',
      },
    ])
    expect((await lena.view(space)).stuck).toBe(1)
  })

  it('[J19] is done when an organiser begins it anew, under the name of the space in addresses too', async () => {
    board.post.error = null
    const { slug } = await lena.view(space)
    expect((await answer(lena, 'again', await only(), slug)).status).toBe(204)
    await expect.poll(mails).toHaveLength(1)
    await expect.poll(() => listed(lena)).toEqual([])
    expect((await lena.view(space)).stuck).toBe(0)
  })

  it('[J19] is done no more when an organiser gives it up', async () => {
    const id = await only()
    expect((await answer(lena, 'giveUp', id)).status).toBe(204)
    expect(await listed(lena)).toEqual([])
    board.post.error = null
    board.clock.pass(5 * 86_400_000)
    expect((await answer(lena, 'again', id)).status).toBe(404)
    expect(mails()).toEqual([])
  })

  it('[J19] is neither shown to others nor changed by them', async () => {
    const id = await only()
    board.post.error = null
    const sam = board.visitor()
    await sam.signIn('sam@example.org', 'Sam')
    const stranger = await list(sam)
    expect([stranger.status, (await answer(sam, 'again', id)).status]).toEqual([404, 404])
    await sam.join(await lena.makeLink(space))
    const member = await list(sam)
    expect([member.status, (await answer(sam, 'giveUp', id)).status]).toEqual([403, 403])
    expect(JSON.stringify([stranger.body, member.body])).not.toContain('asha')
    expect((await sam.view(space)).stuck).toBe(0)
    expect((await board.visitor().ask('GET', `/spaces/${space}/jobs`)).status).toBe(401)
    expect(await listed(lena)).toHaveLength(1)
  })

  it('[J19] is answered for in its own space only', async () => {
    const id = await only()
    const other = await lena.ask('POST', '/spaces', { name: 'Other', capacities: ['layPartner'] })
    const elsewhere = (other.body as { id: string }).id
    expect((await answer(lena, 'giveUp', id, elsewhere)).status).toBe(404)
    for (const wrong of ['x', '1.5', '-1', '99999999999999999999']) {
      const asked = await lena.ask('POST', `/spaces/${space}/jobs/${wrong}`, { answer: 'giveUp' })
      expect(asked.status).toBe(404)
    }
    expect(await listed(lena)).toHaveLength(1)
  })

  it('[J19] is shown no more once it is of no use: sent again, or withdrawn', async () => {
    board.clock.now += 1
    await lena.made(space, { do: 'sendAgain', invitation })
    await expect.poll(async () => (await board.store.jobs.troubled(space)).length).toBe(2)
    expect(await listed(lena)).toHaveLength(1)
    await lena.made(space, { do: 'withdrawInvitation', invitation })
    expect(await listed(lena)).toEqual([])
    expect((await lena.view(space)).stuck).toBe(0)
  })

  it('[J19] names whom a mail was for as they chose to be shown, and says nothing of what it tells', async () => {
    board.post.error = null
    const sam = board.visitor()
    const person = await sam.signIn('sam@example.org', 'Sam Okafor')
    await sam.join(await lena.makeLink(space))
    await sam.made(space, { do: 'showMe', inSpace: 'firstName', inPublic: 'capacityOnly' })
    const payload = { whom: person, secret: 'section00000000x' }
    await board.store.jobs.add([{ kind: 'told', key: 'a', space, dueAt: 0, payload }])
    const claim = { owner: 'test', kinds: ['told'], now: 1, until: 2, limit: 1 }
    const [job] = (await board.store.jobs.claim(claim)).jobs
    if (job === undefined) throw new Error('nothing was claimed')
    await board.store.jobs.settle(job.hold, { type: 'again', dueAt: 9e15, problem: 'mail.later' }, 1)
    const { body } = await list(lena)
    expect(jobsViewSchema.parse(body).jobs[1]).toMatchObject({
      about: { what: 'member', person, name: 'Sam' },
      state: 'again',
      nextAt: 9e15,
    })
    expect(JSON.stringify(body)).not.toMatch(/section00000000x|sam@|Okafor/)
  })
})
