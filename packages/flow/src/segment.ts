import * as Y from 'yjs'
import { readMarker } from './attributes.ts'
import { plainParagraph, type BlockAttributes, type Run } from './block.ts'
import type { Suggestions } from './suggestions.ts'
import { noFormats, readMarks, sameMarks, withFormat, type Formats, type Marks } from './marks.ts'

/** A marker and what stands between it and the next one, or what stands before the first marker. */
export interface Segment {
  /** The marker's item; null for what stands before the first. */
  readonly marker: Y.Item | null
  readonly asked: BlockAttributes
  /** The open suggestion that the marker is of, or null. */
  readonly suggestion: string | null
  readonly runs: readonly Run[]
  /** Length of the runs, in UTF-16 units; an embed counts 1. */
  readonly units: number
  /** The attributes in force where it begins and where it ends. */
  readonly formats: Formats
  readonly formatsAfter: Formats
}

/** The character that stands for an inline embed in a run's text. */
export const embedCharacter = '\uFFFC'

/** Says whether an item of a flow is a block marker that stands. */
export function isMarker(item: Y.Item): boolean {
  return !item.deleted && markerMap(item) !== null
}

/** The map of a marker's item, or null when the item is something else. */
export function markerMap(item: Y.Item): Y.Map<unknown> | null {
  return item.content instanceof Y.ContentType && item.content.type instanceof Y.Map
    ? item.content.type
    : null
}

/** How suggestions are read: *settled*: what is open or rejected is not there; *shown*: all that stands is. */
export interface Sight {
  readonly suggestions: Suggestions
  readonly reading: 'settled' | 'shown'
}

/** Says whether an item that stands is passed over; asked of markers and formats, which are one unit long. */
function isHidden({ id }: Y.Item, { suggestions, reading }: Sight): boolean {
  return reading === 'settled' && suggestions.partAt(id.client, id.clock).is !== 'text'
}

function isMarkerIn(item: Y.Item, sight: Sight): boolean {
  return isMarker(item) && !isHidden(item, sight)
}

/** Reads one segment, from its marker (null: from the flow's beginning) up to the next marker. */
export function readSegment(body: Y.Text, marker: Y.Item | null, formats: Formats, sight: Sight): Segment {
  const runs: Run[] = []
  let units = 0
  let inForce = formats
  let marks = readMarks(inForce)
  let item = marker === null ? body._start : marker.right
  for (; item !== null && !isMarkerIn(item, sight); item = item.right) {
    if (item.deleted || isMarker(item)) continue
    if (item.content instanceof Y.ContentFormat) {
      if (isHidden(item, sight)) continue
      inForce = withFormat(inForce, item.content.key, item.content.value)
      marks = readMarks(inForce)
    } else if (item.countable) {
      units += readUnits(item, marks, sight, runs)
    }
  }
  const map = marker === null ? null : markerMap(marker)
  const asked = map === null ? plainParagraph : readMarker(map)
  const part = marker === null ? null : sight.suggestions.partAt(marker.id.client, marker.id.clock)
  const suggestion = part?.is === 'open' ? part.suggestion : null
  return { marker, asked, suggestion, runs, units, formats, formatsAfter: inForce }
}

/** Adds what is read of an item to the runs, and says how many units that is. */
function readUnits(item: Y.Item, marks: Marks, { suggestions, reading }: Sight, runs: Run[]): number {
  const { client, clock } = item.id
  const isText = item.content instanceof Y.ContentString
  const whole =
    item.content instanceof Y.ContentString ? item.content.str : embedCharacter.repeat(item.length)
  let units = 0
  for (let from = 0; from < item.length;) {
    const part = suggestions.partAt(client, clock + from)
    const to = Math.min(item.length, part.end - clock)
    if (part.is === 'text' || reading === 'shown') {
      const text = whole.slice(from, to)
      const suggestion = part.is === 'open' ? part.suggestion : null
      const last = runs.at(-1)
      const goesOn =
        last !== undefined &&
        isText &&
        last.embed === null &&
        last.client === client &&
        last.clock + last.text.length === clock + from &&
        (last.suggestion ?? null) === suggestion &&
        sameMarks(last.marks, marks)
      if (goesOn) runs[runs.length - 1] = { ...last, text: last.text + text }
      else {
        const embed = isText ? null : { value: embedValue(item) }
        const run = { text, marks, client, clock: clock + from, embed }
        runs.push(suggestion === null ? run : { ...run, suggestion })
      }
      units += to - from
    }
    from = to
  }
  return units
}

function embedValue(item: Y.Item): unknown {
  return item.content instanceof Y.ContentEmbed ? item.content.embed : null
}

/** The item where the segment after this one begins, or null at the flow's end. */
export function nextMarker(body: Y.Text, marker: Y.Item | null, sight: Sight): Y.Item | null {
  let item = marker === null ? body._start : marker.right
  while (item !== null && !isMarkerIn(item, sight)) item = item.right
  return item
}

/** Reads a whole flow as segments. */
export function readSegments(body: Y.Text, sight: Sight): Segment[] {
  const segments: Segment[] = []
  let marker: Y.Item | null = null
  let formats = noFormats
  do {
    const segment = readSegment(body, marker, formats, sight)
    segments.push(segment)
    formats = segment.formatsAfter
    marker = nextMarker(body, marker, sight)
  } while (marker !== null)
  return segments
}
