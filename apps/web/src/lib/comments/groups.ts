/** How many cards a group begins with: few enough to be drawn in one breath. */
const size = 5

/** The number of the group that each card of a list stands in, by its id; it never falls along the list. */
export type Groups = ReadonlyMap<string, number>

/**
 * Puts a list of cards into groups. A card stays in the group that it had, since it would be drawn anew in another one
 * and lose what is being written in it: new cards join the one before them, and of cards that changed places the fewest
 * move.
 */
export function groupsOf(ids: readonly string[], before: Groups): Groups {
  const known = ids.flatMap((id) => {
    const group = before.get(id)
    return group === undefined ? [] : [{ id, group }]
  })
  if (known.length === 0) return new Map(ids.map((id, at) => [id, Math.floor(at / size)]))
  const stays = new Map(longestRising(known).map(({ id, group }) => [id, group]))
  let current = 0
  return new Map(ids.map((id) => [id, (current = stays.get(id) ?? current)]))
}

/** The cards of a list by their groups, in order. */
export function inGroups<Card extends { readonly id: string }>(
  cards: readonly Card[],
  groups: Groups,
): readonly { readonly group: number; readonly cards: readonly Card[] }[] {
  const found: { readonly group: number; readonly cards: Card[] }[] = []
  for (const card of cards) {
    const group = groups.get(card.id) ?? 0
    const last = found.at(-1)
    if (last?.group === group) last.cards.push(card)
    else found.push({ group, cards: [card] })
  }
  return found
}

interface Placed {
  readonly id: string
  readonly group: number
}

/** A longest part of a list along which the groups do not fall. */
function longestRising(list: readonly Placed[]): readonly Placed[] {
  interface Rising {
    readonly last: Placed
    readonly before: Rising | null
  }
  /** Of all rising parts of each length, the one that ends lowest. */
  const lowest: Rising[] = []
  for (const last of list) {
    const higher = lowest.findIndex((rising) => rising.last.group > last.group)
    const length = higher < 0 ? lowest.length : higher
    lowest[length] = { last, before: lowest[length - 1] ?? null }
  }
  const found: Placed[] = []
  for (let rising = lowest.at(-1) ?? null; rising !== null; rising = rising.before) found.unshift(rising.last)
  return found
}
