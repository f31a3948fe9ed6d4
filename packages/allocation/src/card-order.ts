import { sha256 } from './hash.ts'

/**
 * Proposals in the order in which one voter sees them: always the same for them, and another for others, so that
 * nobody gains by standing first.
 */
export function cardOrder<One extends { readonly id: string }>(
  proposals: readonly One[],
  round: string,
  voter: string,
): readonly One[] {
  const lots = new Map(proposals.map(({ id }) => [id, sha256(`${round} ${voter} ${id}`)]))
  return proposals.toSorted((one, other) => ((lots.get(one.id) ?? '') < (lots.get(other.id) ?? '') ? -1 : 1))
}
