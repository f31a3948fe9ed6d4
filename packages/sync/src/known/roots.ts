import { penOfSuggestion, suggestionLimits, suggestionOfRoot } from '@alongside/protocol'

/** How many root types that are of no suggestion a section may have: room for the cells of its tables (F11). */
const maxRoots = 5_000

/** With whom a root is counted: the pen whose suggestion it is, or 0, for all others together (S26). */
export function ownerOfRoot(name: string): number {
  const suggestion = suggestionOfRoot(name)
  return suggestion === null ? 0 : (penOfSuggestion(suggestion) ?? 0)
}

/** Says in words whose roots become too many by new ones, when `count` are known of each owner; null if nobody's. */
export function tooManyRoots(counts: ReadonlyMap<number, number>, names: readonly string[]): string | null {
  const grown = new Map<number, number>()
  for (const name of names) {
    const owner = ownerOfRoot(name)
    const count = (grown.get(owner) ?? counts.get(owner) ?? 0) + 1
    if (owner === 0 && count > maxRoots) return 'the section has too many roots'
    if (owner !== 0 && count > suggestionLimits.mostOfPen) return 'a pen has begun too many suggestions'
    grown.set(owner, count)
  }
  return null
}
