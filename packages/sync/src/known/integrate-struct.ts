import type { Struct, UnitId } from '../update/struct.ts'
import { addChain } from './chains.ts'
import { breaksCharacter } from './characters.ts'
import type { Draft } from './draft.ts'
import type { Neighbours } from './neighbours.ts'
import { forbidden, trespass, type Obstacle } from './obstacle.ts'
import { placeStruct } from './place-struct.ts'
import { addPlace, asLeaf, inSequence, numberOf, standsIn, underRoot, type Place } from './place.ts'
import { append, meets } from './ranges.ts'
import { ownerOfRoot } from './roots.ts'
import { trespassOf, type Suggester } from './trespass.ts'

/** A sender who may suggest and not edit, and what is known of the neighbours that their structs name. */
interface Suggesting {
  readonly suggester: Suggester
  readonly neighbours: Neighbours
}

/** Integrates a struct in thought when all it refers to is there; gives what stands in the way, or null. */
export function integrateStruct(
  draft: Draft,
  client: number,
  struct: Struct,
  by: Suggesting | null,
): Obstacle | null {
  const growing = draft.growing(client)
  const [start, end] = [growing.to, struct.clock + struct.length]
  const isWithin = breaksCharacter(draft, struct)
  if (isWithin && by !== null) return trespass('it stands within a character')
  if (end <= start) return integrateKnown(draft, struct)
  const placed = placeStruct(struct, draft)
  if (typeof placed === 'string') return forbidden(placed)
  const isPart = struct.clock < start
  // Of a struct of which a part is known Yjs puts the rest behind that part.
  const left = isPart ? { client, clock: start - 1 } : struct.origin
  const obstacle =
    writesOverDecided(draft, struct, placed, by !== null) ??
    (by === null
      ? null
      : trespassBy(draft, client, { ...struct, origin: left }, { from: start, to: end, place: placed }, by))
  if (obstacle !== null) return obstacle
  if (isPart && !continues(draft, { client, clock: start - 1 }, placed)) return { type: 'missing' }
  addPlace(growing, start, placed)
  if (struct.kind === 'deleted' || struct.kind === 'collected') append(growing.bornDeleted, start, end)
  if (standsIn(placed) === inSequence) addChain(growing, client, start, left)
  const before = struct.origin ?? struct.rightOrigin
  if (before !== null && isEntry(draft, placed)) draft.follow({ of: before, client, from: start, to: end })
  for (const offset of struct.pairs ?? []) {
    if (struct.clock + offset >= start) growing.pairs.push(struct.clock + offset)
  }
  growing.to = end
  return null
}

/** Yjs passes over a struct that it has, but for a root that it names: that begins (S27). */
function integrateKnown(draft: Draft, { root }: Struct): Obstacle | null {
  return root === null || draft.knowsRoot(root) ? null : forbidden('it says otherwise of what is known')
}

/** What was decided is for good, whoever would write over it (S21, S28). */
function writesOverDecided(
  draft: Draft,
  { origin, rightOrigin }: Struct,
  place: Place,
  isSuggested: boolean,
): Obstacle | null {
  if (standsIn(place) !== underRoot) return null
  const neighbours = [origin, rightOrigin].filter((id) => id !== null)
  if (neighbours.length > 0 && draft.rootName(numberOf(place)) === 'fates')
    return forbidden('a fate is never written over')
  const isDecided = neighbours.some(({ client, clock }) =>
    meets(draft.decided(client, 'entries'), clock, clock + 1),
  )
  if (!isDecided) return null
  return isSuggested
    ? trespass('it was decided already')
    : forbidden('what was decided is never written over')
}

function trespassBy(
  draft: Draft,
  client: number,
  struct: Struct,
  units: { readonly from: number; readonly to: number; readonly place: Place },
  { suggester, neighbours }: Suggesting,
): Obstacle | null {
  const { from, to, place } = units
  if (!neighbours.areHonest({ client, from, to }, struct.origin, struct.rightOrigin, place))
    return trespass('nothing can stand between its neighbours')
  return trespass(trespassOf(client, struct, place, suggester, draft))
}

function isEntry(draft: Draft, place: Place): boolean {
  return standsIn(place) === underRoot && ownerOfRoot(draft.rootName(numberOf(place))) !== 0
}

/**
 * Says whether a struct of which a part is known stands where that part stands. Otherwise Yjs would hang the rest
 * into two lists at once, and break when one of them goes. Under keys this cannot be told apart, so the client is
 * asked to send again from where we are.
 */
function continues(draft: Draft, last: UnitId, place: Place): boolean {
  return asLeaf(draft.placeOf(last)) === place && standsIn(place) <= inSequence
}
