import { inSmallGroups, leastShown } from '@alongside/figures'
import { ballotAnswerSchema } from '@alongside/protocol'
import type { z } from 'zod'
import type { secretBallotSchema } from './event/vote.ts'
import type { Meeting } from './meeting.ts'
import { answersOf, isVoterIn } from './vote.ts'

export type SecretBallot = z.infer<typeof secretBallotSchema>

/**
 * What is kept of the ballots of a secret vote at its close: whose answers count, each with the capacities that are
 * counted together, and nobody's name. Fewer people than make a group stand in none. A ballot of which nobody was told
 * that it was cast does not count: its voter got no answer, or has another by now under their account.
 */
export function secretBallotsOf(
  meeting: Meeting,
  vote: string,
  given: readonly { readonly person: string; readonly ballot: string }[],
): readonly SecretBallot[] {
  const known = meeting.votes.get(vote)
  if (known === undefined) return []
  const answers = answersOf(known.method)
  const counting = given.flatMap(({ person, ballot }) => {
    const answer = ballotAnswerSchema.safeParse(ballot).data
    const capacity = meeting.roll.get(person)?.capacity
    if (answer === undefined || capacity === undefined || !answers.includes(answer)) return []
    const counts = known.voted.includes(person) && isVoterIn(meeting, person, known.item)
    return counts ? [{ capacity, answer }] : []
  })
  const groups = inSmallGroups(counting, leastShown.figure)
  if (groups.length === 0) return counting.map(({ answer }) => ({ capacities: [], answer }))
  return groups.flatMap(({ capacities, people }) =>
    people.map(({ answer }) => ({ capacities: [...capacities], answer })),
  )
}
