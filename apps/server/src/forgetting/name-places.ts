import type { LetterSpan, NamePlaces } from '@alongside/protocol'
import { namePlacesFor, placeOf, saidPlacesFor, type NamePlace, type Space } from '@alongside/space'
import type { Lettered, SectionLetters } from '../reader/read-letters.ts'
import type { Reader } from '../reader/reader.ts'
import { idsOf } from './find-names.ts'
import { saidOutside, type SaidOutsideDeps } from './said-outside.ts'
import { saidView, titled } from './said-view.ts'
import { wordsAround } from './words-around.ts'

/** So many are shown at once; the next come when these are dealt with. */
const mostAtOnce = 20

/** The words of a place with those around them; null where nothing of them is left. */
type Seen = Pick<NamePlaces['places'][number], 'before' | 'words' | 'after' | 'stands'> | null

/** The places that somebody may deal with, as they read now: those in texts first. */
export async function namePlacesView(
  deps: { readonly reader: Pick<Reader, 'letters'> } & SaidOutsideDeps,
  space: Space,
  person: string,
): Promise<NamePlaces> {
  const all = namePlacesFor(space, person)
  const said = saidPlacesFor(space, person)
  const read = new Map<string, SectionLetters>()
  const places: NamePlaces['places'] = []
  for (const place of all.slice(0, mostAtOnce)) {
    const found = placeOf(space, place.section)
    if (found === null) continue
    const letters = read.get(place.section) ?? (await deps.reader.letters(place.section))
    read.set(place.section, letters)
    places.push({
      id: place.id,
      in: 'text',
      title: found.section.title,
      document: titled(found.document),
      label: place.label,
      ...(seen(letters, place) ?? { before: '', words: '', after: '', stands: false }),
    })
  }
  const others = said.slice(0, mostAtOnce - places.length)
  const outside = others.length === 0 ? { events: [], captions: [] } : await saidOutside(deps, space)
  return { count: all.length + said.length, places: [...places, ...saidView(space, outside, others)] }
}

/** Whether the letters of a place are still to be read anywhere. */
function seen({ blocks, typed }: SectionLetters, place: Pick<NamePlace, 'letters'>): Seen {
  const inText = around(blocks, place.letters)
  if (inText !== null) return { ...inText, stands: true }
  const inHistory = around(typed, place.letters)
  return inHistory && { ...inHistory, stands: false }
}

function around(
  all: readonly Lettered[],
  wanted: readonly LetterSpan[],
): Omit<NonNullable<Seen>, 'stands'> | null {
  for (const { text, letters } of all) {
    // Only the block that holds them is taken apart letter by letter.
    if (!letters.some((span) => isAmong(span, wanted))) continue
    const units = letters.flatMap(idsOf)
    const ids = new Set(wanted.flatMap(idsOf))
    const from = units.findIndex((id) => ids.has(id))
    const last = units.findLastIndex((id) => ids.has(id))
    return wordsAround(text, from, last + 1)
  }
  return null
}

/** Whether letters in a row hold any of those that are wanted. */
function isAmong({ client, clock, length }: LetterSpan, wanted: readonly LetterSpan[]): boolean {
  return wanted.some(
    (one) => one.client === client && one.clock < clock + length && clock < one.clock + one.length,
  )
}
