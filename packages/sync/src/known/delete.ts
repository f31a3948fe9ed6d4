import type { DeletedRange } from '../update/struct.ts'
import type { Draft } from './draft.ts'
import { forbidden, trespass, type Obstacle } from './obstacle.ts'
import { numberOf, standsIn, underRoot } from './place.ts'
import { toRanges, type Ranges } from './ranges.ts'
import { trespassOfDeletion, type Suggester } from './trespass.ts'

/** Applies the delete set of an update in thought; gives what stands in the way, or null. */
export function deleteRanges(
  draft: Draft,
  deleted: readonly DeletedRange[],
  suggester: Suggester | null,
): Obstacle | null {
  const pairs = new Map<number, [from: number, to: number][]>()
  for (const { client, from, to } of deleted) {
    if (to > draft.reached(client)) return { type: 'missing' }
    const sameClient = pairs.get(client)
    if (sameClient === undefined) pairs.set(client, [[from, to]])
    else sameClient.push([from, to])
  }
  for (const [client, some] of pairs) {
    const ranges = draft.standing(client, toRanges(some))
    const obstacle = obstacleIn(draft, client, ranges, suggester)
    if (obstacle !== null) return obstacle
    draft.delete(client, ranges)
  }
  return null
}

function obstacleIn(draft: Draft, client: number, ranges: Ranges, by: Suggester | null): Obstacle | null {
  if (by === null && !draft.knowsRoot('fates')) return null
  for (let i = 0; i < ranges.length; i += 2) {
    for (const { from, to, place } of draft.placesIn(client, ranges[i]!, ranges[i + 1]!)) {
      if (standsIn(place) === underRoot && draft.rootName(numberOf(place)) === 'fates')
        return forbidden('a fate is for good')
      if (by === null) continue
      const why = trespassOfDeletion({ client, from, to }, place, by, draft)
      if (why !== null) return trespass(why)
    }
  }
  return null
}
