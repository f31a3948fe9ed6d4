import type { NamePlaces } from '@alongside/protocol'
import { namePlacesFor, placeOf, type NamePlace, type Space } from '@alongside/space'
import type { Lettered, SectionLetters } from '../reader/read-letters.ts'
import type { Reader } from '../reader/reader.ts'
import { idsOf } from './find-names.ts'

/** So many are shown at once; the next come when these are dealt with. */
const mostAtOnce = 20
const aroundChars = 80

/** The words of a place with those around them; null where nothing of them is left. */
type Seen = Pick<NamePlaces['places'][number], 'before' | 'words' | 'after' | 'stands'> | null

/** The places that somebody may deal with, as they read now. */
export async function namePlacesView(
  reader: Pick<Reader, 'letters'>,
  space: Space,
  person: string,
): Promise<NamePlaces> {
  const all = namePlacesFor(space, person)
  const read = new Map<string, SectionLetters>()
  const places: NamePlaces['places'] = []
  for (const place of all.slice(0, mostAtOnce)) {
    const found = placeOf(space, place.section)
    if (found === null) continue
    const letters = read.get(place.section) ?? (await reader.letters(place.section))
    read.set(place.section, letters)
    const { document, section } = found
    places.push({
      id: place.id,
      section: section.id,
      title: section.title,
      document: { slug: document.slug, title: document.title },
      label: place.label,
      ...(seen(letters, place) ?? { before: '', words: '', after: '', stands: false }),
    })
  }
  return { count: all.length, places }
}

/** Whether the letters of a place are still to be read anywhere. */
function seen({ blocks, typed }: SectionLetters, place: Pick<NamePlace, 'letters'>): Seen {
  const wanted = new Set(place.letters.flatMap(idsOf))
  const inText = around(blocks, wanted)
  if (inText !== null) return { ...inText, stands: true }
  const inHistory = around(typed, wanted)
  return inHistory && { ...inHistory, stands: false }
}

function around(
  all: readonly Lettered[],
  wanted: ReadonlySet<string>,
): Omit<NonNullable<Seen>, 'stands'> | null {
  for (const { text, letters } of all) {
    const units = letters.flatMap(idsOf)
    const from = units.findIndex((id) => wanted.has(id))
    const last = units.findLastIndex((id) => wanted.has(id))
    if (from === -1) continue
    return {
      before: text.slice(Math.max(from - aroundChars, 0), from),
      words: text.slice(from, last + 1),
      after: text.slice(last + 1, last + 1 + aroundChars),
    }
  }
  return null
}
