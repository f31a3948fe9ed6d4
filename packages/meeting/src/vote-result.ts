import { consentAnswers, type BallotAnswer, type Capacity, type ConsentAnswer } from '@alongside/protocol'
import type { Vote } from './part.ts'
import {
  tallyConsent,
  tallyMajority,
  type Ballot,
  type ConsentResult,
  type MajorityResult,
  type Tally,
} from './tally.ts'

/** What came of a vote, by consent or by majority. */
export type VoteResult =
  | ({ readonly by: 'consent' } & Tally<ConsentAnswer, ConsentResult>)
  | ({ readonly by: 'majority' } & Tally<string, MajorityResult>)

/** The result of a vote that is closed, as all may know it; null before. */
export function resultOfVote({ method, secret, ballots, closed }: Vote): VoteResult | null {
  if (closed === null) return null
  const given = secret ? closed.secretBallots.map(inFirstOfGroup) : ballots
  const result: VoteResult =
    method.by === 'consent'
      ? { by: 'consent', ...tallyConsent(given.filter(isConsent)) }
      : {
          by: 'majority',
          ...tallyMajority(given, {
            options: method.options.map(({ id }) => id),
            threshold: method.threshold,
          }),
        }
  if (!secret) return result
  // Their groups were made as the box was closed; each stands here under its first capacity.
  const groupOf = (capacity: Capacity | undefined) =>
    closed.secretBallots.find(({ capacities }) => capacities[0] === capacity)?.capacities ?? []
  const named = <Group extends { readonly capacities: readonly Capacity[] }>(groups: readonly Group[]) =>
    groups.map((group) => ({ ...group, capacities: groupOf(group.capacities[0]) }))
  return result.by === 'consent'
    ? { ...result, byGroup: { ...result.byGroup, groups: named(result.byGroup.groups) } }
    : { ...result, byGroup: { ...result.byGroup, groups: named(result.byGroup.groups) } }
}

/** Where there were too few to make a group, there are too few to make one of any capacity. */
function inFirstOfGroup({
  capacities: [capacity = 'observer'],
  answer,
}: {
  readonly capacities: readonly Capacity[]
  readonly answer: BallotAnswer
}): Ballot<BallotAnswer> {
  return { capacity, answer }
}

function isConsent<One extends { readonly answer: string }>(
  one: One,
): one is One & { answer: ConsentAnswer } {
  const consent: readonly string[] = consentAnswers
  return consent.includes(one.answer)
}
