import { Refusal, type LetterSpan } from '@alongside/protocol'
import type { Space } from '@alongside/space'
import type { EventLog, TextLog } from '@alongside/storage'
import type { TracedWords } from '../reader/letters-at.ts'
import type { Reader } from '../reader/reader.ts'
import type { Shelf } from '../reader/shelf.ts'
import type { Spaces } from '../spaces/spaces.ts'
import type { Rooms } from '../sync/rooms.ts'
import { eventsWithout } from './events-without.ts'
import { lettersIn, placesIn, sectionsOf } from './places-in.ts'
import { textErasures } from './text-erasures.ts'

export interface EraseWordsDeps {
  readonly spaces: Pick<Spaces, 'load' | 'runWith'>
  readonly events: Pick<EventLog, 'read'>
  readonly text: Pick<TextLog, 'start' | 'rows'>
  readonly reader: Pick<Reader, 'traced' | 'places' | 'instead'>
  readonly shelf: Pick<Shelf, 'forget'>
  readonly rooms: Pick<Rooms, 'whileStill' | 'setBack'>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** 32 random bits, not 0. */
  readonly newPen: () => number
}

export interface WordsToErase {
  readonly space: string
  readonly section: string
  readonly letters: readonly LetterSpan[]
  /** Who erases, and why: both are told to whoever may read the section. */
  readonly by: string
  readonly reason: string
  /** What they write in its place, wherever they may write; null: nothing. */
  readonly label: string | null
  /** What people said in words of their own goes as far as that is theirs to change; or none of it, where that is decided one by one (M314). */
  readonly said: 'theirs' | 'none'
  /** Whether they may, as things stand when it is done. */
  readonly may: (space: Space, traced: TracedWords) => boolean
}

/** The space afterwards, and how many letters went of each section, the one that was named first. */
export interface ErasedWords {
  readonly space: Space
  readonly parts: readonly { readonly section: string; readonly letters: number }[]
}

/**
 * Erases words of a section for good: in every version of it, wherever in the space the same letters were moved,
 * copied or brought back, and in what events quote of them. All of it is done or nothing, also if the process dies
 * (D79, D87). Nobody writes in the space meanwhile, and whoever has one of the sections open is sent away (S45). Throws
 * `Refusal` for letters that are not there or gone already, and for whoever may not.
 */
export async function eraseWords(deps: EraseWordsDeps, asked: WordsToErase): Promise<ErasedWords> {
  const { spaces, events, text, reader, shelf, rooms, now, newPen } = deps
  const { section, by, reason, label } = asked
  const space = await spaces.load(asked.space)
  if (space === null) throw new Refusal('notFound', 'There is nothing here by that name that you may see.')
  // A copy that somebody puts in elsewhere meanwhile would be overlooked.
  return rooms.whileStill(sectionsOf(space), async () => {
    let parts: ErasedWords['parts'] = []
    const outcome = await spaces.runWith(
      asked.space,
      async (standing) => {
        const traced = await reader.traced(section, asked.letters)
        if (!asked.may(standing, traced))
          throw new Refusal(
            'notAllowed',
            'Only who owns this part, or wrote all of these words, can do that.',
          )
        const places = await placesIn(reader, standing, section, traced.letters)
        const instead = label === null ? null : { words: label, by, newPen, space: standing, reader }
        const texts = await textErasures(text, { places, instead, at: now() })
        if (texts.length === 0) throw new Refusal('alreadyDone', 'These words are gone already.')
        parts = texts.map((one) => ({ section: one.section, letters: lettersIn(one.ranges) }))
        const told = parts.map((part) => ({ ...part, reason: part.section === section ? reason : null }))
        const all = await events.read(asked.space, 0)
        const quoting = eventsWithout(standing, all, { by, places, words: traced.words, said: asked.said })
        return { ask: { do: 'tellErased', parts: told }, erased: { texts, events: quoting } }
      },
      { person: by },
    )
    if ('refusal' in outcome) throw new Refusal(outcome.refusal.kind, outcome.refusal.words)
    for (const part of parts) shelf.forget(part.section)
    await Promise.all(parts.map((part) => rooms.setBack(part.section)))
    return { space: outcome.space, parts }
  })
}
