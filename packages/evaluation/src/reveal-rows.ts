import type { EvaluationEventOf } from './event.ts'
import { readScoreRows } from './score-rows.ts'
import type { OpenedBox } from './sealed.ts'

/** What everybody gets to see of what was kept of a round, in an order that tells nothing. */
export function revealOf({
  scores,
  reasons,
}: Pick<OpenedBox, 'scores' | 'reasons'>): Pick<
  EvaluationEventOf<'revealed'>['payload'],
  'groups' | 'shown' | 'reasons'
> {
  const rows = readScoreRows(scores)
  const named = rows.flatMap((row) =>
    row.row === 'reason' ? [{ person: row.person, words: row.words }] : [],
  )
  const unnamed = (reasons ?? []).map((words) => ({ person: null, words }))
  return {
    groups: rows
      .flatMap((row) => {
        if (row.row !== 'group') return []
        const { capacities, people, median, counts } = row
        return [{ capacities, people, median, counts }]
      })
      .toSorted((one, other) => other.people - one.people || order(one.capacities, other.capacities)),
    shown: rows
      .flatMap((row) => (row.row === 'shown' ? [{ person: row.person, score: row.score }] : []))
      .toSorted((one, other) => (one.person < other.person ? -1 : 1)),
    reasons: [...named, ...unnamed].toSorted((one, other) => (one.words < other.words ? -1 : 1)),
  }
}

function order(one: readonly string[], other: readonly string[]): number {
  return one.join() < other.join() ? -1 : 1
}
