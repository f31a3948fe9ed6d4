import type { Capacity } from '@alongside/protocol'
import type { Counts } from './figures.ts'

/** What one group answered more often than another, as shares of each. */
export interface Difference<Answer> {
  readonly answer: Answer
  readonly more: { readonly capacities: readonly Capacity[]; readonly share: number }
  readonly less: { readonly capacities: readonly Capacity[]; readonly share: number }
}

interface ShownGroup<Answer> {
  readonly capacities: readonly Capacity[]
  readonly people: number
  /** Null: held back. */
  readonly counts: Counts<Answer> | null
}

/** From how far apart two shares are worth a sentence: one of five people, less what halves and fifths are rounded by. */
const worthSaying = 0.2 - 1e-9

/**
 * The biggest difference of each answer between two groups of a table, the biggest first, where it is worth a sentence;
 * of answers alike far apart the one that is offered first. It is worked out from what is shown of the table alone.
 */
export function differencesIn<Answer>(groups: readonly ShownGroup<Answer>[]): readonly Difference<Answer>[] {
  const shown = groups.flatMap(({ capacities, people, counts }) =>
    counts === null ? [] : [{ capacities, people, counts }],
  )
  const [first] = shown
  if (first === undefined) return []
  return first.counts
    .flatMap(({ answer }, at): Difference<Answer>[] => {
      const shares = shown
        .map(({ capacities, people, counts }) => ({ capacities, share: (counts[at]?.count ?? 0) / people }))
        .toSorted((one, other) => other.share - one.share)
      const [more, less] = [shares.at(0), shares.at(-1)]
      if (more === undefined || less === undefined || more.share - less.share < worthSaying) return []
      return [{ answer, more, less }]
    })
    .toSorted((one, other) => apart(other) - apart(one))
}

function apart({ more, less }: Difference<unknown>): number {
  return more.share - less.share
}
