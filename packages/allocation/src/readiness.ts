import { capacityGroups, type Capacity } from '@alongside/protocol'
import { hasInterest, votedOn, type Proposed, type Round } from './round.ts'

/** What is still missing before people can vote. */
export type Missing =
  | { readonly kind: 'nothingToVoteOn' | 'listTooShort' }
  /** Nobody of one side without an interest in it has found it fine, or somebody has an open question or finds it unfit. */
  | { readonly kind: 'layCheck' | 'otherCheck' | 'openQuestion' | 'unfit'; readonly proposal: string }

interface StandingCheck {
  readonly verdict: Proposed['checks'][number]['verdict']
  readonly isLay: boolean
}

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

/** The checks that count: none by who was taken off the panel since, nor by who has an interest in the proposal. */
export function standingChecks(
  { checkers }: Pick<Round, 'checkers'>,
  proposed: Proposed,
): readonly StandingCheck[] {
  const capacityOf = new Map(checkers.map(({ person, capacity }) => [person, capacity]))
  return proposed.checks.flatMap(({ person, verdict }) => {
    const capacity = capacityOf.get(person)
    return capacity === undefined || hasInterest(proposed, person)
      ? []
      : [{ verdict, isLay: isLay(capacity) }]
  })
}

function missingOf(round: Round, proposed: Proposed): readonly Missing[] {
  const standing = standingChecks(round, proposed)
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
