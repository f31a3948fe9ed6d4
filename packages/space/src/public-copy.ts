import type { PublicItem } from '@alongside/meeting'
import type { Section, Space } from './space.ts'

/**
 * The items of a meeting that may stand in a public copy, in their order: none that is confidential or was so once,
 * none that was put away, also while the minutes were approved, and none that is kept from anybody in another way.
 */
export function openItemsOf(space: Space, meeting: string): readonly Section[] {
  const items = space.meetings.get(meeting)?.items
  return (space.documents.get(meeting)?.sections ?? []).filter(
    ({ id, putAway, rights }) =>
      items?.get(id)?.wasConfidential === false &&
      items.get(id)?.approvedSeq !== null &&
      !putAway &&
      rights.every(({ permission }) => permission !== null),
  )
}

/** Of the items of a copy those that may stand in it as things are now, in its order. */
export function stillOpen<Item extends PublicItem>(
  space: Space,
  meeting: string,
  items: readonly Item[],
): readonly Item[] {
  const open = new Set(openItemsOf(space, meeting).map(({ id }) => id))
  return items.filter(({ item }) => open.has(item))
}
