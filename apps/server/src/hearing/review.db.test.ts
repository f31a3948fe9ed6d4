import type { Header } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Visitor } from '../api/testing/visitor.ts'
import { planJobs } from '../jobs/planner.ts'
import { startWork } from '../jobs/work.ts'
import { createSpaces } from '../spaces/spaces.ts'
import { openHearingBoard, type HearingBoard } from './testing/hearing-board.ts'

const minute = 60_000
const at = (iso: string): number => Date.parse(iso)

describe('the day to look at a document again', () => {
  let here: HearingBoard

  beforeEach(async () => {
    here = await openHearingBoard(at('2027-03-20T12:00:00Z'))
    await zone('Europe/Copenhagen')
    // Asha takes part; Sam does not.
    const { section } = here
    const comment = { do: 'comment', section, anchor: null, sort: null, voice: null } as const
    await here.asha.command(here.space, { ...comment, thread: 'threadone0000000', words: 'Good.' })
    await here.until(at('2027-03-20T18:00:00Z'))
  })
  afterEach(() => here.close())

  const zone = (timeZone: string) => here.lena.command(here.space, { do: 'changeTimeZone', timeZone })

  async function change(visitor: Visitor, changed: Partial<Header>): Promise<void> {
    const { header } = await here.lena.document(here.document)
    const { document } = here
    const changing = { do: 'changeHeader', document, header: { ...header, ...changed } } as const
    expect((await visitor.command(here.space, changing)).status).toBe(200)
  }

  const reviews = async (visitor: Visitor) =>
    (await here.hearingOf(visitor)).items.filter(({ why }) => why === 'reviewDue')
  const told = async () =>
    (await here.board.store.events.read(here.space, 0))
      .filter(({ kind }) => kind === 'reviewCame')
      .map((event) => new Date(event.at).toISOString())
  const mails = (name: string) =>
    here.mailsTo(name).filter(({ source }) => source.includes('The day has come to look together again'))

  it('[M135] [M138] is heard of when it begins in the space, also after summer time began, by those whom it concerns', async () => {
    await change(here.lena, { reviewDue: '2027-03-29' })
    await here.until(at('2027-03-28T21:59:59Z'))
    expect(await told()).toEqual([])
    await here.until(at('2027-03-29T08:00:00Z'))
    expect(await told()).toEqual(['2027-03-28T22:00:00.000Z'])
    const [notice] = await reviews(here.asha)
    expect(notice).toMatchObject({
      actor: null,
      day: '2027-03-29',
      waits: true,
      document: { title: 'Our plan' },
    })
    expect([mails('asha').length, mails('lena').length, mails('sam').length]).toEqual([1, 1, 0])
    expect(mails('asha')[0]?.source).toContain('Our plan')
    expect(await reviews(here.sam)).toEqual([])
  })

  it('[H13] is mailed without the title of what not everyone may read', async () => {
    await change(here.lena, { reviewDue: '2027-03-29', confidentiality: 'named' })
    await here.until(at('2027-03-29T08:00:00Z'))
    expect(mails('asha')).toHaveLength(1)
    expect(mails('asha')[0]?.source).not.toContain('Our plan')
  })

  it('[H16] is not mailed to whoever muted the document', async () => {
    const { document } = here
    await here.asha.ask('POST', `/spaces/${here.space}/hearing/mute`, { document, on: true })
    await change(here.lena, { reviewDue: '2027-03-29' })
    await here.until(at('2027-03-29T08:00:00Z'))
    expect([mails('asha').length, mails('lena').length]).toEqual([0, 1])
    expect(await reviews(here.asha)).toMatchObject([{ waits: false }])
  })

  it('[M136] counts the day of the zone that the space has by then', async () => {
    await change(here.lena, { reviewDue: '2027-04-10' })
    await zone('America/Havana')
    await here.until(at('2027-04-10T03:59:59Z'))
    expect(await told()).toEqual([])
    await here.until(at('2027-04-10T04:00:00Z'))
    await zone('Pacific/Auckland')
    await here.until(at('2027-04-12T00:00:00Z'))
    expect(await told()).toEqual(['2027-04-10T04:00:00.000Z'])
  })

  it('[M136] that has begun in the new zone of the space is told then', async () => {
    await change(here.lena, { reviewDue: '2027-04-10' })
    await zone('Pacific/Auckland')
    await here.until(at('2027-04-09T11:00:00Z'))
    await zone('America/Havana')
    await here.until(at('2027-04-09T13:00:00Z'))
    expect(await told()).toEqual([])
    await zone('Pacific/Auckland')
    await here.until(at('2027-04-09T14:00:00Z'))
    expect(await told()).toEqual(['2027-04-09T13:00:00.000Z'])
  })

  it('[M136] is told of the day that was chosen last, and is done once it was moved on', async () => {
    await change(here.lena, { reviewDue: '2027-04-01' })
    await change(here.sam, { reviewDue: '2027-04-03' })
    await here.until(at('2027-04-03T12:00:00Z'))
    expect(await told()).toEqual(['2027-04-02T22:00:00.000Z'])
    await change(here.lena, { reviewDue: '2027-10-03' })
    expect(await reviews(here.asha)).toMatchObject([{ waits: false, day: '2027-04-03' }])
  })

  it('[M137] [M139] that has begun already is mailed at once to the others, unless it was moved on meanwhile', async () => {
    await change(here.lena, { reviewDue: '2027-03-20' })
    expect(await reviews(here.asha)).toMatchObject([{ waits: true, actor: { id: here.ids.lena } }])
    await change(here.lena, { reviewDue: '2027-06-01' })
    await here.until(at('2027-03-21T00:00:00Z'))
    expect([mails('asha').length, mails('lena').length]).toEqual([0, 0])
    await change(here.lena, { reviewDue: '2027-03-19' })
    await here.until(at('2027-03-22T00:00:00Z'))
    expect([mails('asha').length, mails('lena').length]).toEqual([1, 0])
  })

  it('[M135] [J25] is told once where two servers ask, and where one was away when it began', async () => {
    const { board } = here
    await change(here.lena, { reviewDue: '2027-03-29' })
    await board.work.close()
    const servers = ['first', 'second'].map((owner) => {
      const { store, clock, newId } = board
      const now = () => clock.now
      const spaces = createSpaces({
        events: store.events,
        people: store.people,
        ballots: store.ballots,
        now,
        newId,
        planJobs,
        onJobs: () => wake(),
        maxKept: 10,
      })
      const pace = { gatherMs: minute, apartMs: minute }
      return startWork({
        ...board,
        jobs: store.jobs,
        spaces,
        owner,
        pace,
        site: 'http://board.test',
        after: clock.after,
        waits: () => undefined,
      })
    })
    const wake = (): void => servers.forEach((server) => server.wake())
    board.clock.now = at('2027-03-30T07:00:00Z')
    wake()
    await expect.poll(told).toEqual(['2027-03-30T07:00:00.000Z'])
    for (const moment of ['07:10', '07:20', '08:00']) {
      board.clock.pass(at(`2027-03-30T${moment}:00Z`) - board.clock.now)
      wake()
      await expect.poll(() => board.openJobs()).toBe(0)
    }
    expect(await told()).toHaveLength(1)
    expect([mails('asha').length, mails('lena').length]).toEqual([1, 1])
    await Promise.all(servers.map((server) => server.close()))
  })
})
