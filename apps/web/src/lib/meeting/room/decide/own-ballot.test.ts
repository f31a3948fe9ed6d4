import type { MeetingEvent } from '@alongside/meeting'
import { expect, it } from 'vitest'
import { asha, id, item, meetingAfter } from '../testing.ts'
import { ownBallot } from './own-ballot.ts'
import { both, opens, vote, voteIn, votes } from './testing.ts'

const inVote = (...events: readonly MeetingEvent[]) => voteIn(meetingAfter(...both, ...events))

it('a named ballot is known from the meeting', () => {
  const cast = {
    kind: 'ballotCast' as const,
    payload: {
      meeting: id,
      item,
      vote,
      ballot: { person: asha, capacity: 'usesServices' as const, answer: 'happy' as const, reason: 'Yes.' },
    },
  }
  expect(ownBallot(inVote(opens(), cast, votes(asha)), asha, undefined)).toEqual({
    is: 'given',
    answer: 'happy',
    reason: 'Yes.',
  })
  expect(ownBallot(inVote(opens()), asha, undefined)).toEqual({ is: 'none' })
})

it('one in a box is known once it was asked for, and is none once it was taken back', () => {
  const voted = inVote(opens({ secret: true }), votes(asha))
  expect(ownBallot(voted, asha, undefined)).toEqual({ is: 'unknown' })
  expect(ownBallot(voted, asha, 'happy')).toEqual({ is: 'given', answer: 'happy', reason: '' })
  expect(ownBallot(inVote(opens({ secret: true })), asha, 'happy')).toEqual({ is: 'none' })
})
