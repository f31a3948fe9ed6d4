import { scan } from '../update/scan.ts'
import type { Entry } from './event.ts'

/**
 * Of a journal in order, the entries that cannot stand without `gone`: themselves, and whatever follows on, stands
 * beside, or deletes something that was written in one of them.
 */
export function withDependents<Kept extends Entry>(entries: readonly Kept[], gone: readonly Entry[]): Kept[] {
  const goneIds = new Set(gone.map((entry) => entry.id))
  /** By Yjs client, the clock from which on nothing is there any more. */
  const lostFrom = new Map<number, number>()
  const isLost = (client: number, clock: number): boolean => clock >= (lostFrom.get(client) ?? Infinity)
  return entries.filter((entry) => {
    const scanned = scan(entry.update)
    if (scanned.type === 'unreadable') return goneIds.has(entry.id)
    const rests =
      scanned.deleted.some(({ client, to }) => isLost(client, to - 1)) ||
      scanned.blocks.some(({ client, structs }) =>
        structs.some(
          ({ kind, clock, origin, rightOrigin, parent }) =>
            kind !== 'skip' &&
            (isLost(client, clock) ||
              [origin, rightOrigin, parent].some((id) => id !== null && isLost(id.client, id.clock))),
        ),
      )
    if (!rests && !goneIds.has(entry.id)) return false
    for (const { client, structs } of scanned.blocks) {
      const first = structs.find((struct) => struct.kind !== 'skip')
      if (first) lostFrom.set(client, Math.min(lostFrom.get(client) ?? Infinity, first.clock))
    }
    return true
  })
}
