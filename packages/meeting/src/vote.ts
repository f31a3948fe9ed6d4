import { abstain, consentAnswers, type BallotAnswer, type VoteMethod } from '@alongside/protocol'
import { effectOn } from './interest.ts'
import type { Meeting } from './meeting.ts'
import type { Vote } from './part.ts'
import { hasVote } from './voting.ts'

/** The vote that is open, or null; there is one at a time. */
export function openVoteIn({ votes }: Meeting): Vote | null {
  return [...votes.values()].find(isOpen) ?? null
}

/** Says whether a vote was neither closed nor called off. */
export function isOpen({ closed, calledOff }: Vote): boolean {
  return closed === null && calledOff === null
}

/** What can be answered, in the order in which it is offered. */
export function answersOf(method: VoteMethod): readonly BallotAnswer[] {
  return method.by === 'consent' ? consentAnswers : [...method.options.map(({ id }) => id), abstain]
}

/** Says whether somebody's ballot counts: they are or were on the roll with a vote, and no interest keeps them from it. */
export function isVoterIn(meeting: Meeting, person: string, item: string): boolean {
  const attendance = meeting.roll.get(person)
  return (
    attendance !== undefined &&
    hasVote(meeting, attendance) &&
    effectOn(meeting, person, item) === 'stayAndSpeak'
  )
}
