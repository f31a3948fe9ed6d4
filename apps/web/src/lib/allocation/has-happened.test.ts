import { Room, id as idOf, lena, moses, sam } from '@alongside/allocation/testing'
import type { AllocationBallot } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { hasHappened, isLetGoOnceSo } from './has-happened.ts'
import { newsOf } from './news.ts'

const reason = 'Because.'
describe('what was pressed is seen to be so', () => {
  it('in the round, and never of a vote, which no event holds', () => {
    const room = Room.proposed()
    const before = room.round
    expect(hasHappened(before, { do: 'openVoting' }, lena)).toBe(false)
    expect(hasHappened(before, { do: 'closeProposals' }, lena)).toBe(true)
    const check = { do: 'check', proposal: idOf('a'), version: 1, verdict: 'fine', words: '' } as const
    expect(hasHappened(before, check, moses)).toBe(false)
    room.must(moses, check)
    expect(hasHappened(room.round, check, moses)).toBe(true)
    expect(hasHappened(room.round, check, sam)).toBe(false)
    const ballot: AllocationBallot = { by: 'pick', chosen: [] }
    const vote = { do: 'vote', person: moses, capacity: 'unpaidCarer', ballot } as const
    expect(hasHappened(room.round, vote, moses)).toBeNull()
  })

  it('where all vote again, and where what came of it is public', () => {
    const room = Room.voting()
    const again = { do: 'voteAgain', reason } as const
    expect(hasHappened(room.round, again, lena)).toBe(false)
    room.must(lena, { ...again, seed: 'ab'.repeat(32), isLost: true })
    expect(hasHappened(room.round, again, lena)).toBe(true)
    expect(hasHappened(room.round, { do: 'publishRound' }, lena)).toBe(false)
    expect(hasHappened(room.round, { do: 'withdrawRound', reason }, lena)).toBe(true)
  })

  it('also where the keys of what was asked stand in another order', () => {
    const { round } = Room.proposed()
    const { pot, ...rest } = round.rules
    expect(hasHappened(round, { do: 'setRules', rules: { ...rest, pot } }, lena)).toBe(true)
    expect(hasHappened(round, { do: 'setRules', rules: { ...rest, pot: pot + 1 } }, lena)).toBe(false)
  })

  it('and is let go of only where sending it later would undo what was done since', () => {
    expect(isLetGoOnceSo({ do: 'takeProposalsAgain', reason })).toBe(true)
    expect(isLetGoOnceSo({ do: 'takeVoteBack', person: moses })).toBe(false)
  })
})

describe('what a person is told of', () => {
  it('is what happens to the round and to them, and never that another voted', () => {
    const room = Room.voting()
    room.vote(sam, 'a', moses)
    const [votedFor] = room.log.slice(-1)
    expect(votedFor?.kind).toBe('votedFor')
    expect(newsOf(votedFor!, room.round, moses)).toEqual({ is: 'byHand' })
    expect(newsOf(votedFor!, room.round, lena)).toBeNull()
  })

  it('is a new proposal of another, and not one’s own', () => {
    const { log, round } = Room.proposed()
    const made = log.find(({ kind }) => kind === 'proposalMade')!
    const by = made.kind === 'proposalMade' ? made.payload.by : ''
    expect(newsOf(made, round, by)).toBeNull()
    expect(newsOf(made, round, lena)).toEqual({ is: 'made', title: 'Lunch club' })
  })
})
