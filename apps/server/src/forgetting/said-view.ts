import type { Audience, NamePlaces } from '@alongside/protocol'
import {
  placeOf,
  saysNow,
  wordsAt,
  type SaidPlace,
  type SaidSpot,
  type Space,
  type SpaceDocument,
} from '@alongside/space'
import type { SaidOutside } from './find-said.ts'
import { isErased } from './replace-said.ts'
import { wordsAround } from './words-around.ts'

type View = NamePlaces['places'][number]

/**
 * Places in what people said, as they read now. Of what was taken back or put otherwise only the words that may be a name
 * are shown: the rest is nobody's to read any more.
 */
export function saidView(
  space: Space,
  { events, captions }: SaidOutside,
  places: readonly SaidPlace[],
): readonly View[] {
  const bySeq = new Map(events.map((one) => [one.seq, one]))
  const lines = new Map(captions.map((one) => [one.line, one.words]))
  const textAt = (spot: SaidSpot | undefined): string | null => {
    if (spot === undefined) return null
    return 'line' in spot ? (lines.get(spot.line) ?? null) : wordsAt(bySeq.get(spot.seq)?.payload, spot.path)
  }
  const read = places.map((place) => {
    const [spot] = place.spots
    return { place, spot, text: textAt(spot) ?? '' }
  })
  const standing = saysNow(
    space,
    read.map(({ text }) => text),
  )
  return read.map(({ place, spot, text }) => {
    const { from = 0, length = 0 } = spot ?? {}
    const isCaption = spot !== undefined && 'line' in spot
    const stands = isCaption ? text !== '' : standing.has(text)
    const around = wordsAround(text, from, from + length)
    const words = isErased(around.words) ? '' : around.words
    return {
      id: place.id,
      in: place.at !== null ? 'comment' : isCaption ? 'caption' : kindOf(spot?.path ?? ''),
      ...whereOf(space, place.audience),
      ...(stands ? around : { before: '', after: '' }),
      words,
      stands: stands && words !== '',
      label: place.label,
    }
  })
}

function kindOf(path: string): View['in'] {
  if (path === 'slug') return 'address'
  return /(^|\.)(title|name)$/.test(path) ? 'title' : 'words'
}

/** The part or document that what an audience hears is about; whoever hears it may know of that. */
function whereOf(space: Space, audience: Audience): Pick<View, 'title' | 'document'> {
  const section =
    audience.to === 'section' ? audience.section : audience.to === 'meeting' ? audience.item : null
  const place = section === null ? null : placeOf(space, section)
  if (place !== null) return { title: place.section.title, document: titled(place.document) }
  const document = space.documents.get(documentOf(audience) ?? '')
  return { title: null, document: document === undefined ? null : titled(document) }
}

function documentOf(audience: Audience): string | null {
  switch (audience.to) {
    case 'document':
      return audience.document
    case 'meeting':
      return audience.meeting
    case 'hands':
      return audience.allocation
    default:
      return null
  }
}

/** A document as it is named where a name may stand in it. */
export function titled({ slug, title, kind }: SpaceDocument): NonNullable<View['document']> {
  return { slug, title, kind }
}
