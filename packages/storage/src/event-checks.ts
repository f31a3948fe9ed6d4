import type { EventEnvelope } from '@alongside/protocol'
import { jsonOrNothing } from './json.ts'

/** Throws `RangeError` unless every event is one of `space`, and they are numbered on from `head`. */
export function checkEvents(space: string, head: number, events: readonly EventEnvelope[]): void {
  for (const [index, event] of events.entries()) {
    if (event.space !== space) {
      throw new RangeError(`an event of space ${event.space} was appended to space ${space}`)
    }
    if (event.seq !== head + index + 1) {
      throw new RangeError(`event ${event.seq} of space ${space} was to be number ${head + index + 1}`)
    }
  }
}

/** The JSON text of an event's payload; throws `RangeError` where JSON has no word for it. */
export function payloadJson(event: Pick<EventEnvelope, 'kind' | 'payload'>): string {
  const json = jsonOrNothing(event.payload)
  if (json === undefined) throw new RangeError(`the payload of an event ${event.kind} is not JSON`)
  return json
}

/** The error of a store that was asked to put another payload into an event that it does not hold. */
export function eventUnknown(space: string, seq: number): RangeError {
  return new RangeError(`space ${space} has no event ${seq} of which anything can be erased`)
}

/** The error of a store that was asked to put other words into a line of captions that it does not hold. */
export function captionUnknown(meeting: string, line: string): RangeError {
  return new RangeError(`meeting ${meeting} has no line ${line} of captions`)
}
