import type { EventEnvelope } from '@alongside/protocol'
import { readEvent, withoutWords, type Space } from '@alongside/space'
import type { ErasedRange, ErasedWith } from '@alongside/storage'
import { erasedUnit } from '@alongside/sync'
import { ownsSection } from './may-erase.ts'

export interface WordsGone {
  /** Who erases: what others said about a section, only who owns it can change. */
  readonly by: string
  readonly places: ReadonlyMap<string, readonly ErasedRange[]>
  readonly words: readonly string[]
  /** What goes of what people said in words of their own: what is theirs to change, all of it, or nothing. */
  readonly said: 'theirs' | 'all' | 'none'
}

/** The events that quote erased words, with what they say without them. */
export function eventsWithout(
  space: Space,
  events: readonly EventEnvelope[],
  { by, places, words, said }: WordsGone,
): ErasedWith['events'] {
  const gone = {
    ranges: places,
    words,
    sign: erasedUnit,
    maySay: (section: string, who: string | null) =>
      said === 'theirs' ? who === by || ownsSection(space, by, section) : said === 'all',
  }
  return events.flatMap(({ seq, kind, payload, actor }) => {
    const event = readEvent({ kind, payload })
    if (event === null) return []
    const left = withoutWords(event, actor, gone)
    return left === event ? [] : [{ seq, kind, payload: { ...Object(payload), ...left.payload } }]
  })
}
