import type { Meeting, NeedOf } from '@alongside/meeting'
import { linesOfNeeds, mayReadNeeds, type Space } from '@alongside/space'
import type { NeedsList } from '@alongside/storage'

/**
 * What those who have a seat need, as far as `person` may read it: which lines there are, and nothing of their words,
 * since everyone who prepares the meeting hears of the checks.
 */
export async function needsAt(
  needs: Pick<NeedsList, 'find'>,
  space: Space,
  { seats }: Meeting,
  person: string,
): Promise<readonly NeedOf[]> {
  const written = await Promise.all([...seats.keys()].map((seat) => needs.find(space.id, seat)))
  return written.flatMap((kept) => {
    if (kept === null || !mayReadNeeds(space, person, kept)) return []
    const lines = linesOfNeeds(kept.needs)
    return lines.length === 0 ? [] : [{ person: kept.person, needs: lines }]
  })
}
