import type { Audience, EventEnvelope } from '@alongside/protocol'
import {
  addressIn,
  nameInAddress,
  readEvent,
  wordsIn,
  type FoundSaid,
  type SaidSpot,
  type SpaceEvent,
} from '@alongside/space'
import type { KeptCaption } from '@alongside/storage'
import { spansIn } from './find-names.ts'

/** What people said outside the texts: in the events of a space, and in the captions of its meetings. */
export interface SaidOutside {
  readonly events: readonly EventEnvelope[]
  readonly captions: readonly KeptCaption[]
}

/** A part of some words, in UTF-16 units. */
interface Part {
  readonly from: number
  readonly to: number
}

/**
 * Where names may stand in what people said outside the texts, and in addresses that were made of it. The very same words
 * that the same people heard elsewhere too are one place with several spots; an address is a place by itself.
 */
export function namesSaid({ events, captions }: SaidOutside, names: readonly string[]): readonly FoundSaid[] {
  const found = new Map<string, FoundSaid>()
  function add(audience: Audience, at: FoundSaid['at'], words: string, { from, to }: Part, of: Said): void {
    const spot = { ...of, from, length: to - from }
    const isAddress = 'path' in of && of.path === 'slug'
    const key = JSON.stringify([audience, at, isAddress, words, from])
    found.set(key, { audience, at, spots: [...(found.get(key)?.spots ?? []), spot] })
  }

  for (const logged of events) {
    const event = readEvent(logged)
    if (event === null) continue
    const { audience, seq } = logged
    const address = addressIn(event)
    const named = address && nameInAddress(address, names)
    if (address !== null && named) add(audience, null, address, named, { seq, path: 'slug' })
    for (const { path, text } of wordsIn(event))
      for (const part of spansIn(text, names)) add(audience, commentOf(event), text, part, { seq, path })
  }
  for (const { meeting, item, line, words } of captions) {
    for (const part of spansIn(words, names))
      add(hearersOf(meeting, item), null, words, part, { meeting, line })
  }
  return [...found.values()]
}

/** Whoever may read what was said in an item; between items, whoever sees the meeting. */
function hearersOf(meeting: string, item: string | null): Audience {
  return item === null
    ? { to: 'document', document: meeting }
    : { to: 'meeting', meeting, item, preparers: false, people: [] }
}

/** A spot without the part of it. */
type Said<Spot = SaidSpot> = Spot extends SaidSpot ? Omit<Spot, 'from' | 'length'> : never

function commentOf({ payload }: SpaceEvent): FoundSaid['at'] {
  return 'thread' in payload && payload.thread !== undefined && payload.section !== undefined
    ? { section: payload.section, thread: payload.thread }
    : null
}
