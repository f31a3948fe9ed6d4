import type { Audience, EventEnvelope, NamePlaces } from '@alongside/protocol'
import { placeOf, saysNow, wordsAt, type SaidPlace, type Space, type SpaceDocument } from '@alongside/space'
import { isErased } from './replace-said.ts'
import { wordsAround } from './words-around.ts'

type View = NamePlaces['places'][number]

/**
 * Places in what people said, as they read now. Of what was taken back or put otherwise only the words that may be a name
 * are shown: the rest is nobody's to read any more.
 */
export function saidView(
  space: Space,
  events: readonly EventEnvelope[],
  places: readonly SaidPlace[],
): readonly View[] {
  const bySeq = new Map(events.map((one) => [one.seq, one]))
  const read = places.map((place) => {
    const [spot] = place.spots
    const text = spot && wordsAt(bySeq.get(spot.seq)?.payload, spot.path)
    return { place, spot, text: text ?? '' }
  })
  const standing = saysNow(
    space,
    read.map(({ text }) => text),
  )
  return read.map(({ place, spot, text }) => {
    const { from = 0, length = 0, path = '' } = spot ?? {}
    const stands = standing.has(text)
    const around = wordsAround(text, from, from + length)
    const words = isErased(around.words) ? '' : around.words
    return {
      id: place.id,
      in: place.at !== null ? 'comment' : /(^|\.)(title|name)$/.test(path) ? 'title' : 'words',
      ...whereOf(space, place.audience),
      ...(stands ? around : { before: '', after: '' }),
      words,
      stands: stands && words !== '',
      label: place.label,
    }
  })
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
