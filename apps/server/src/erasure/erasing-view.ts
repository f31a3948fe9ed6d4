import { allows, type ErasingAnswer } from '@alongside/protocol'
import { permissionOn, placeOf, type Space } from '@alongside/space'
import type { ErasedWith, EventLog } from '@alongside/storage'
import type { TracedWords } from '../reader/letters-at.ts'
import type { Reader } from '../reader/reader.ts'
import { markOf } from '../api/view/history.ts'
import type { Names } from '../api/view/names.ts'
import { eventsWithout } from './events-without.ts'
import { lettersIn, placesIn } from './places-in.ts'

export interface Erasing {
  readonly section: string
  readonly person: string
  readonly traced: TracedWords
}

/** What would go with letters, as one who may erase them is told: nothing of parts that they may not read. */
export async function erasingView(
  { reader, events }: { readonly reader: Pick<Reader, 'places'>; readonly events: Pick<EventLog, 'read'> },
  space: Space,
  { section, person, traced }: Erasing,
  names: Names,
): Promise<ErasingAnswer | null> {
  const place = placeOf(space, section)
  if (place === null) return null
  const reads = (one: string) => permissionOn(space, person, one) !== null
  const places = await placesIn(reader, space, section, traced.letters)
  const lettersOf = (one: string) => lettersIn(places.get(one) ?? [])
  const named = traced.letters.reduce((sum, { text }) => sum + text.length, 0)
  const all = await events.read(space.id, 0)
  const readable = new Map([...places].filter(([one]) => reads(one)))
  const gone = { by: person, places: readable, words: traced.words, said: 'theirs' } as const
  const going = commentsIn(eventsWithout(space, all, gone))
  const without = new Map(going.map((one) => [one.seq, JSON.stringify(one.payload)]))
  const saying = commentsIn(eventsWithout(space, all, { ...gone, said: 'all' }))
  const left = saying.filter(({ seq, payload }) => without.get(seq) !== JSON.stringify(payload))
  const titled = (of: NonNullable<typeof place>) => ({ slug: of.document.slug, title: of.document.title })
  return {
    section: { id: section, title: place.section.title },
    document: titled(place),
    words: [...traced.words],
    letters: named,
    people: authorsOf(traced, names),
    alsoHere: Math.max(lettersOf(section) - named, 0),
    elsewhere: [...readable.keys()].flatMap((one) => {
      const other = one === section ? null : placeOf(space, one)
      if (other === null) return []
      return [
        {
          section: one,
          title: other.section.title,
          document: titled(other),
          letters: lettersOf(one),
        },
      ]
    }),
    comments: going.length,
    left: left.length,
    mayWrite: allows(permissionOn(space, person, section), 'edit'),
  }
}

/** What is said in comments: what was handed from one person to another is told to nobody else. */
function commentsIn(events: ErasedWith['events']): ErasedWith['events'] {
  return events.filter(({ kind }) => kind !== 'wordsHanded')
}

function authorsOf({ letters }: TracedWords, names: Names): ErasingAnswer['people'] {
  const byVoice = Map.groupBy(letters, ({ author }) => `${author.voice} ${author.capacity}`)
  return [...byVoice.values()]
    .flatMap((some) => {
      const [first] = some
      if (first === undefined) return []
      const { author } = first
      return [
        {
          author: markOf(names, author.voice, author),
          letters: some.reduce((sum, { text }) => sum + text.length, 0),
        },
      ]
    })
    .toSorted((a, b) => b.letters - a.letters)
}
