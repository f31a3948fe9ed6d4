import type { UnitId } from '../update/struct.ts'

/**
 * Of one client: where a chain of units begins each of which was written directly behind the one before it, and what
 * its first was written behind (null: the beginning).
 */
export interface Chains {
  readonly chainStarts: number[]
  readonly chainOrigins: (UnitId | null)[]
}

/** A chain of units: from its first clock on, and what its first unit was written behind. */
export interface Chain {
  readonly start: number
  readonly origin: UnitId | null
}

/** Adds units from `start` on, the first of which was written behind `origin`. */
export function addChain(chains: Chains, client: number, start: number, origin: UnitId | null): void {
  const goesOn = origin !== null && origin.client === client && origin.clock === start - 1
  if (goesOn && chains.chainStarts.length > 0) return
  chains.chainStarts.push(start)
  chains.chainOrigins.push(origin)
}

/** The chain that a unit is in; null if none begins at or before it. */
export function chainAt({ chainStarts, chainOrigins }: Chains, clock: number): Chain | null {
  let low = 0
  let high = chainStarts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (chainStarts[middle]! <= clock) low = middle + 1
    else high = middle
  }
  return low === 0 ? null : { start: chainStarts[low - 1]!, origin: chainOrigins[low - 1]! }
}

/** Forgets what begins from `clock` on. */
export function cutChains({ chainStarts, chainOrigins }: Chains, clock: number): void {
  while (chainStarts.length > 0 && chainStarts.at(-1)! >= clock) {
    chainStarts.pop()
    chainOrigins.pop()
  }
}

/**
 * Says whether two units may have been neighbours in some honest document: what the right one was written behind is
 * the left one, or what that was written behind, and so on, and the right one is none of these. Nothing else ever
 * stands directly behind the left one.
 */
export function mayBeNeighbours(
  left: UnitId | null,
  right: UnitId,
  chainOf: (id: UnitId) => Chain | null,
): boolean {
  const own = chainOf(right)
  if (own === null) return false
  const holds = (chain: Chain, last: UnitId, id: UnitId) =>
    id.client === last.client && chain.start <= id.clock && id.clock <= last.clock
  const behind = own.start < right.clock ? { client: right.client, clock: right.clock - 1 } : own.origin
  for (let id = left; id !== null;) {
    const chain = chainOf(id)
    if (chain === null) return false
    if (holds(chain, id, right)) return false
    if (behind !== null && holds(chain, id, behind)) return true
    id = chain.origin
  }
  return behind === null
}
