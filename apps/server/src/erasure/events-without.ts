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
  /** As if they owned all of it: to tell what stays; or nothing of it: what people said stays as it is. */
  readonly owning?: 'all' | 'none' | undefined
}

/** The events that quote erased words, with what they say without them. */
export function eventsWithout(
  space: Space,
  events: readonly EventEnvelope[],
  { by, places, words, owning }: WordsGone,
): ErasedWith['events'] {
  const gone = {
    ranges: places,
    words,
    sign: erasedUnit,
    maySay: (section: string, who: string | null) =>
      owning === undefined ? who === by || ownsSection(space, by, section) : owning === 'all',
  }
  return events.flatMap(({ seq, kind, payload, actor }) => {
    const event = readEvent({ kind, payload })
    if (event === null) return []
    const left = withoutWords(event, actor, gone)
    return left === event ? [] : [{ seq, kind, payload: { ...Object(payload), ...left.payload } }]
  })
}
