import type { Struct } from '../update/struct.ts'
import type { Draft } from './draft.ts'
import { isFirstHalf } from './known.ts'
import { meets } from './ranges.ts'

/**
 * Notes the character in two by which a struct stands, if it does: Yjs splits what it stands in, and puts a sign for
 * something unreadable in place of each half (S23). It does so for a struct that it has already, too (S27). Halves of
 * which one is deleted were parted before.
 */
export function breaksCharacter(draft: Draft, { origin, rightOrigin }: Struct): boolean {
  const isAfter = origin !== null && breaks(draft, origin.client, origin.clock)
  const isBefore = rightOrigin !== null && breaks(draft, rightOrigin.client, rightOrigin.clock - 1)
  return isAfter || isBefore
}

function breaks(draft: Draft, client: number, clock: number): boolean {
  const known = draft.known.strands.get(client)
  const fresh = draft.growthOf(client)
  const isWhole =
    (known !== undefined && isFirstHalf(known.pairs, clock) && !meets(known.deleted, clock, clock + 2)) ||
    (fresh !== undefined && isFirstHalf(fresh.pairs, clock))
  if (!isWhole) return false
  const broken = draft.broken.get(client)
  if (broken === undefined) draft.broken.set(client, new Set([clock]))
  else broken.add(clock)
  return true
}
