import type { EventEnvelope } from '@alongside/protocol'
import { readEvent, wordsIn, type FoundSaid, type SpaceEvent } from '@alongside/space'
import { spansIn } from './find-names.ts'

/**
 * Where names may stand in what people said outside the texts, in the events of a space. The very same words that the
 * same people heard in another event too are one place with several spots.
 */
export function namesInEvents(
  events: readonly EventEnvelope[],
  names: readonly string[],
): readonly FoundSaid[] {
  const found = new Map<string, FoundSaid>()
  for (const logged of events) {
    const event = readEvent(logged)
    for (const { path, text } of event === null ? [] : wordsIn(event)) {
      for (const { from, to } of spansIn(text, names)) {
        const { audience, seq } = logged
        const at = event && commentOf(event)
        const key = JSON.stringify([audience, at, text, from])
        const spots = [...(found.get(key)?.spots ?? []), { seq, path, from, length: to - from }]
        found.set(key, { audience, at, spots })
      }
    }
  }
  return [...found.values()]
}

function commentOf({ payload }: SpaceEvent): FoundSaid['at'] {
  return 'thread' in payload && payload.thread !== undefined && payload.section !== undefined
    ? { section: payload.section, thread: payload.thread }
    : null
}
