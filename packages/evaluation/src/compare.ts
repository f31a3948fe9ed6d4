import { isScoreNumber, type Score } from '@alongside/protocol'
import type { ScoreBefore } from './answer.ts'
import { criteriaIn, type Evaluation } from './evaluation.ts'
import type { RevealedGroup } from './event/reveal.ts'

/** How far apart the groups are that scored a criterion, by their medians; null: fewer than two are shown. */
export function gapBetween(groups: readonly Pick<RevealedGroup, 'median'>[]): number | null {
  const medians = groups.flatMap(({ median }) => (median === null ? [] : [median]))
  return medians.length < 2 ? null : Math.max(...medians) - Math.min(...medians)
}

/** The criteria on which groups see things most differently come first; of those as far apart, as they stood. */
export function gapsFirst<One extends { readonly groups: readonly Pick<RevealedGroup, 'median'>[] }>(
  criteria: readonly One[],
): readonly One[] {
  return criteria.toSorted((one, other) => (gapBetween(other.groups) ?? -1) - (gapBetween(one.groups) ?? -1))
}

/** What came of the criteria of an evaluation, as one that follows shows it beside its own. */
export function scoresBefore(
  before: Evaluation,
  titles: readonly { readonly id: string; readonly title: string }[],
): readonly ScoreBefore[] {
  return titles.flatMap(({ id, title }) => {
    const known = criteriaIn(before).find((one) => one.id === id)
    if (known?.revealed == null) return []
    return [
      {
        criterion: id,
        title,
        agreed: known.agreed?.score ?? null,
        groups: known.revealed.groups,
      },
    ]
  })
}

/** How much an agreed score moved since the evaluation before; null where one of them is no number. */
export function movedSince(now: Score | null, before: Score | null): number | null {
  if (now === null || before === null || !isScoreNumber(now) || !isScoreNumber(before)) return null
  return now - before
}
