import type { Struct, UnitId } from '../update/struct.ts'
import {
  asMap,
  inSequence,
  isMap,
  nowhere,
  placeInSequence,
  placeUnderInner,
  placeUnderMarker,
  placeUnderRoot,
  standsIn,
  underInnerMap,
  underMap,
  asLeaf,
  type Place,
} from './place.ts'

/** What must be known around a struct to say where it stands. */
export interface Surroundings {
  placeOf(id: UnitId): Place
  /** The number of a root type; a new one is given the next. */
  rootNumber(name: string): number
  /** The number of a suggested marker, from 1; a new one is given the next. 0 for any other unit. */
  markerNumber(id: UnitId): number
}

/** Says where a struct stands, as Yjs finds it (`Item.getMissing`), or in words why it may not stand there. */
export function placeStruct(struct: Struct, around: Surroundings): Place | string {
  const place = surroundingPlace(struct, around)
  if (typeof place === 'string' || place === nowhere) return place
  return holds(place, struct)
    ? struct.kind === 'map'
      ? asMap(place)
      : place
    : 'this content may not stand there'
}

function surroundingPlace(struct: Struct, around: Surroundings): Place | string {
  const { root, parent, key, origin, rightOrigin } = struct
  if (struct.kind === 'collected') return nowhere
  if (root !== null)
    return key === null ? placeInSequence(around.rootNumber(root)) : placeUnderRoot(around.rootNumber(root))
  if (parent !== null) return placeInMap(around, parent, key)
  const left = origin === null ? null : asLeaf(around.placeOf(origin))
  const right = rightOrigin === null ? null : asLeaf(around.placeOf(rightOrigin))
  if (left === nowhere || right === nowhere) return nowhere
  if (left !== null && right !== null && left !== right) return 'its neighbours stand in different places'
  return left ?? right ?? nowhere
}

function placeInMap(around: Surroundings, parent: UnitId, key: string | null): Place | string {
  const place = around.placeOf(parent)
  if (!isMap(place)) return nowhere
  if (key === null) return 'a map holds nothing but its keys'
  if (standsIn(place) === underMap) return placeUnderInner(place)
  return placeUnderMarker(standsIn(place) === inSequence ? around.markerNumber(parent) : 0)
}

/** Says whether a place may hold a struct of this kind. Under a key stands one value; longer ones break Yjs when split. */
function holds(place: Place, { kind, length }: Struct): boolean {
  if (kind === 'deleted') return true
  if (standsIn(place) === inSequence)
    return kind === 'text' || kind === 'embed' || kind === 'format' || kind === 'map'
  if (kind === 'map') return standsIn(place) !== underInnerMap
  return kind === 'value' && length === 1
}
