import * as Y from 'yjs'
import type { Place } from './cursor.ts'
import type { Flow } from './flow.ts'
import { isMarker } from './segment.ts'

/** To which neighbour a position holds on: the unit to its left (-1) or to its right (0). */
export type Side = -1 | 0

/**
 * A Yjs relative position for a place (F9). Holding on to the left, it stays behind the character before it, or
 * behind the block's marker; to the right, before the character after it.
 */
export function relativeOf(flow: Flow, place: Place, side: Side): Y.RelativePosition {
  const { marker } = flow.segment(place.block)
  let left = marker
  let right = marker === null ? flow.body._start : marker.right
  let rest = place.offset
  let into = 0
  while (right !== null && !isMarker(right) && (rest > 0 || right.deleted || !right.countable)) {
    const units = right.deleted || !right.countable ? 0 : right.length
    if (units > rest) {
      into = rest
      break
    }
    rest -= units
    if (units > 0) left = right
    right = right.right
  }
  const item = side === -1 ? (into > 0 ? idAt(right, into - 1) : lastId(left)) : idAt(right, into)
  return new Y.RelativePosition(null, item === null ? 'body' : null, item, side)
}

function idAt(item: Y.Item | null, units: number): Y.ID | null {
  return item === null ? null : Y.createID(item.id.client, item.id.clock + units)
}

function lastId(item: Y.Item | null): Y.ID | null {
  return item === null ? null : item.lastId
}

/**
 * The place of a relative position now: where its neighbour stands, or stood before it was deleted. Null when the
 * position is of another document or of something that has not arrived.
 */
export function placeOf(flow: Flow, position: Y.RelativePosition): Place | null {
  const found = position.item === null ? null : find(flow, position.item)
  if (position.item !== null && found === null) return null
  if (found === null) return position.assoc < 0 ? { block: 0, offset: 0 } : endOf(flow)
  const behind = found.item.deleted || !found.item.countable ? 0 : found.units + (position.assoc < 0 ? 1 : 0)
  return place(flow, found.item, behind)
}

/** The item of an id, or what undo put in its place, and how far into it the id is. */
function find({ doc, body }: Flow, id: Y.ID): { item: Y.Item; units: number } | null {
  let wanted: { client: number; clock: number } | null = id
  let found: { item: Y.Item; units: number } | null = null
  while (wanted !== null && wanted.clock < Y.getState(doc.store, wanted.client)) {
    const item: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(wanted.client, wanted.clock))
    if (!(item instanceof Y.Item)) break
    const units: number = wanted.clock - item.id.clock
    found = { item, units }
    wanted = item.redone === null ? null : { client: item.redone.client, clock: item.redone.clock + units }
  }
  return found?.item.parent === body ? found : null
}

/** The place `units` behind the beginning of an item. */
function place(flow: Flow, item: Y.Item, units: number): Place {
  // Behind a marker is the beginning of its block; before it, the end of the one above.
  if (isMarker(item) && units > 0) return { block: Math.max(flow.indexOf(item), 0), offset: 0 }
  let offset = units
  let left = item.left
  while (left !== null && !isMarker(left)) {
    if (!left.deleted && left.countable) offset += left.length
    left = left.left
  }
  const block = flow.indexOf(left)
  return block < 0 ? { block: 0, offset: 0 } : { block, offset }
}

function endOf(flow: Flow): Place {
  const block = flow.count - 1
  const { id } = flow.block(block)
  return { block, offset: id === null || flow.block(block).runs.length > 0 ? flow.segment(block).units : 0 }
}
