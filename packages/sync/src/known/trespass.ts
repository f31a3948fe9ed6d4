import { nibOf, penOf, suggestionOfRoot, penOfSuggestion } from '@alongside/protocol'
import type { Struct, UnitId } from '../update/struct.ts'
import { isMap, nowhere, numberOf, inSequence, standsIn, underRoot, type Place } from './place.ts'
import { meets, type Ranges } from './ranges.ts'

/** Someone who may suggest and not edit. */
export interface Suggester {
  /** Says whether a pen is the suggester's own. */
  owns(pen: number): boolean
}

/** What must be known around a unit to say whether a suggester may write or delete it. */
export interface Grounds {
  rootName(number: number): string
  /** The suggested marker with this number. */
  marker(number: number): UnitId
  /** What fates name of a client. */
  decided(client: number): Ranges
}

/** Says in words why a suggester may not write a new struct that stands there, or null (S20). */
export function trespassOf(
  client: number,
  struct: Struct,
  place: Place,
  by: Suggester,
  grounds: Grounds,
): string | null {
  if (!isOwnSuggested(client, by)) return 'it is not written as a suggestion'
  switch (standsIn(place)) {
    case nowhere:
      return null
    case inSequence:
      if (grounds.rootName(numberOf(place)) !== 'body') return 'only the text itself takes suggestions'
      return struct.kind === 'format' ? 'a mark is suggested by an entry' : null
    case underRoot:
      if (!isOwnRoot(grounds.rootName(numberOf(place)), by)) return 'this is not an entry of their suggestion'
      return isMap(place) ? 'an entry is a plain value' : null
    default:
      return isOwnOpenMarker(numberOf(place), by, grounds)
        ? null
        : 'this block is not of their open suggestion'
  }
}

/** Says in words why a suggester may not delete units of a client that stand there, or null (S20). */
export function trespassOfDeletion(
  { client, from, to }: { readonly client: number; readonly from: number; readonly to: number },
  place: Place,
  by: Suggester,
  grounds: Grounds,
): string | null {
  switch (standsIn(place)) {
    case nowhere:
      return null
    case inSequence: {
      const isText = grounds.rootName(numberOf(place)) === 'body'
      const isOpen = isText && isOwnSuggested(client, by) && !meets(grounds.decided(client), from, to)
      return isOpen ? null : 'it deletes what is not of their open suggestion'
    }
    case underRoot:
      return isOwnRoot(grounds.rootName(numberOf(place)), by) ? null : 'it deletes what is not their entry'
    default:
      // What others set on the block goes with it.
      return isOwnOpenMarker(numberOf(place), by, grounds) ? null : 'it changes a block that is not theirs'
  }
}

function isOwnSuggested(client: number, by: Suggester): boolean {
  const pen = penOf(client)
  return pen !== null && nibOf(client).suggestion && by.owns(pen)
}

function isOwnRoot(name: string, by: Suggester): boolean {
  const suggestion = suggestionOfRoot(name)
  const pen = suggestion === null ? null : penOfSuggestion(suggestion)
  return pen !== null && by.owns(pen)
}

function isOwnOpenMarker(number: number, by: Suggester, grounds: Grounds): boolean {
  if (number === 0) return false
  const { client, clock } = grounds.marker(number)
  return isOwnSuggested(client, by) && !meets(grounds.decided(client), clock, clock + 1)
}
