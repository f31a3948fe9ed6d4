import type { AllocationAsk } from '@alongside/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seat, type Visitor } from '../api/testing/visitor.ts'
import { bringToVote, openingRound, votingFor } from '../testing/hold-round.ts'
import { openHearingBoard, type HearingBoard } from './testing/hearing-board.ts'

const at = (iso: string): number => Date.parse(iso)

describe('the last day of a vote', () => {
  let here: HearingBoard
  let allocation: string
  let lunch: string

  const allocate = async (visitor: Visitor, ask: AllocationAsk): Promise<void> => {
    const answer = await visitor.command(here.space, { do: 'allocate', allocation, ask })
    if (answer.status !== 200) throw new Error(`${ask.do}: ${JSON.stringify(answer.body)}`)
  }

  beforeEach(async () => {
    here = await openHearingBoard(at('2027-03-20T12:00:00Z'))
    const { lena, sam, asha, ids, space } = here
    await lena.made(space, { do: 'changeTimeZone', timeZone: 'Europe/Copenhagen' })
    for (const person of [ids.sam, ids.asha]) {
      const capacities = ['usesServices', 'clinician', 'layPartner'] as const
      await lena.made(space, { do: 'changeSeat', person, seat: { ...seat, capacities: [...capacities] } })
    }
    allocation = (await lena.made(space, openingRound('Five thousand pounds', { voteUntil: '2027-03-25' })))
      .made
    ;[lunch = ''] = await bringToVote(
      (ask) => allocate(lena, ask),
      [
        { person: ids.sam, asks: (ask) => allocate(sam, ask), isLay: true },
        { person: ids.asha, asks: (ask) => allocate(asha, ask), isLay: false },
      ],
    )
    await here.until(at('2027-03-21T12:00:00Z'))
  })
  afterEach(() => here.close())

  const since = (count: Readonly<Record<string, number>>, name: string) =>
    here.mailsTo(name).slice(count[name])
  const whysOf = async (visitor: Visitor) =>
    (await here.hearingOf(visitor)).items.map(({ why, waits }) => `${why}${waits ? '' : ' done'}`)

  it('[H86] [H87] is over: whoever leads is told what to do now, and nobody is reminded, whether or not they voted', async () => {
    const { lena, sam, asha, ids } = here
    const count = Object.fromEntries(['lena', 'sam', 'asha'].map((name) => [name, here.mailsTo(name).length]))
    await allocate(sam, votingFor(ids.sam, lunch))
    await here.until(at('2027-03-25T22:59:00Z'))
    expect(since(count, 'lena')).toEqual([])
    await here.until(at('2027-04-08T12:00:00Z'))
    const [mail, ...more] = since(count, 'lena')
    expect(more).toEqual([])
    expect(mail?.source).toContain('The last day to vote on how money is shared out was')
    expect(mail?.source).not.toMatch(new RegExp([ids.sam, ids.asha, 'Sam', 'Asha', lunch].join('|')))
    // Sam has voted and Asha has not.
    expect([since(count, 'sam'), since(count, 'asha')]).toEqual([[], []])
    expect(await whysOf(sam)).toEqual(await whysOf(asha))
    expect(await whysOf(lena)).toContain('votingOver')
    const [notice] = (await here.hearingOf(lena)).items
    expect(notice).toMatchObject({ why: 'votingOver', actor: null, day: '2027-03-25', waits: true })
    await allocate(lena, { do: 'extendVoting', until: '2027-04-20' })
    expect(await whysOf(lena)).toContain('votingOver done')
    expect(await whysOf(sam)).toEqual(await whysOf(asha))
  })

  it('[H86] is told in the list alone to whoever wants no mails', async () => {
    const { lena, space } = here
    const { settings } = await here.hearingOf(lena)
    const set = { ...settings, mails: false }
    expect((await lena.ask('PUT', `/spaces/${space}/hearing/settings`, set)).status).toBeLessThan(300)
    const before = here.mailsTo('lena').length
    await here.until(at('2027-03-28T12:00:00Z'))
    expect(here.mailsTo('lena')).toHaveLength(before)
    expect(await whysOf(lena)).toContain('votingOver')
  })
})
