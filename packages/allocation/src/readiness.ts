import { capacityGroups, type Capacity } from '@alongside/protocol'
import { hasInterest, votedOn, type Proposed, type Round } from './round.ts'

/** What is still missing before people can vote. */
export type Missing =
  | { readonly kind: 'nothingToVoteOn' | 'listTooShort' }
  /** Nobody of one side without an interest in it has found it fine, or somebody has an open question or finds it unfit. */
  | { readonly kind: 'layCheck' | 'otherCheck' | 'openQuestion' | 'unfit'; readonly proposal: string }

/** What is missing, in the order of the proposals; nothing where voting can be opened. */
export function missingForVoting(round: Round): readonly Missing[] {
  const { rules, list } = round
  const proposals = votedOn(round)
  const isListTooShort = rules.voters === 'list' && list.length < rules.leastBallots
  return [
    ...(proposals.length === 0 ? [{ kind: 'nothingToVoteOn' } as const] : []),
    ...(isListTooShort ? [{ kind: 'listTooShort' } as const] : []),
    ...proposals.flatMap((proposed) => missingOf(round, proposed)),
  ]
}

function missingOf({ checkers }: Round, proposed: Proposed): readonly Missing[] {
  const capacityOf = new Map(checkers.map(({ person, capacity }) => [person, capacity]))
  // Who was taken off the panel since does not count, nor who has an interest in it.
  const standing = proposed.checks.flatMap(({ person, verdict }) => {
    const capacity = capacityOf.get(person)
    return capacity === undefined || hasInterest(proposed, person)
      ? []
      : [{ verdict, isLay: isLay(capacity) }]
  })
  const fine = standing.filter(({ verdict }) => verdict === 'fine')
  const missing = (kind: 'layCheck' | 'otherCheck' | 'openQuestion' | 'unfit', isMissing: boolean) =>
    isMissing ? [{ kind, proposal: proposed.id }] : []
  return [
    ...missing('layCheck', !fine.some((one) => one.isLay)),
    ...missing(
      'otherCheck',
      fine.every((one) => one.isLay),
    ),
    ...missing(
      'openQuestion',
      standing.some(({ verdict }) => verdict === 'question'),
    ),
    ...missing(
      'unfit',
      standing.some(({ verdict }) => verdict === 'unfit'),
    ),
  ]
}

function isLay(capacity: Capacity): boolean {
  return (capacityGroups.lay as readonly Capacity[]).includes(capacity)
}
