import * as Y from 'yjs'
import { readMarker } from './attributes.ts'
import { plainParagraph, type BlockAttributes, type Run } from './block.ts'
import { noFormats, readMarks, sameMarks, withFormat, type Formats } from './marks.ts'

/** A marker and what stands between it and the next one, or what stands before the first marker. */
export interface Segment {
  /** The marker's item; null for what stands before the first. */
  readonly marker: Y.Item | null
  readonly asked: BlockAttributes
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

/** Reads one segment, from its marker (null: from the flow's beginning) up to the next marker. */
export function readSegment(body: Y.Text, marker: Y.Item | null, formats: Formats): Segment {
  const runs: Run[] = []
  let units = 0
  let inForce = formats
  let marks = readMarks(inForce)
  let item = marker === null ? body._start : marker.right
  for (; item !== null && !isMarker(item); item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) {
      inForce = withFormat(inForce, item.content.key, item.content.value)
      marks = readMarks(inForce)
    } else if (item.countable) {
      const isText = item.content instanceof Y.ContentString
      const text =
        item.content instanceof Y.ContentString ? item.content.str : embedCharacter.repeat(item.length)
      const last = runs.at(-1)
      const goesOn =
        last !== undefined &&
        isText &&
        last.embed === null &&
        last.client === item.id.client &&
        last.clock + last.text.length === item.id.clock &&
        sameMarks(last.marks, marks)
      if (goesOn) runs[runs.length - 1] = { ...last, text: last.text + text }
      else {
        const embed = isText ? null : { value: embedValue(item) }
        runs.push({ text, marks, client: item.id.client, clock: item.id.clock, embed })
      }
      units += item.length
    }
  }
  const map = marker === null ? null : markerMap(marker)
  const asked = map === null ? plainParagraph : readMarker(map)
  return { marker, asked, runs, units, formats, formatsAfter: inForce }
}

function embedValue(item: Y.Item): unknown {
  return item.content instanceof Y.ContentEmbed ? item.content.embed : null
}

/** The item where the segment after this one begins, or null at the flow's end. */
export function nextMarker(body: Y.Text, marker: Y.Item | null): Y.Item | null {
  let item = marker === null ? body._start : marker.right
  while (item !== null && !isMarker(item)) item = item.right
  return item
}

/** Reads a whole flow as segments. */
export function readSegments(body: Y.Text): Segment[] {
  const segments: Segment[] = []
  let marker: Y.Item | null = null
  let formats = noFormats
  do {
    const segment = readSegment(body, marker, formats)
    segments.push(segment)
    formats = segment.formatsAfter
    marker = nextMarker(body, marker)
  } while (marker !== null)
  return segments
}
