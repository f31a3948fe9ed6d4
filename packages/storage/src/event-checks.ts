import type { NewEvent } from './event-log.ts'
import { jsonOrNothing } from './json.ts'

/** Throws `RangeError` unless every event is one of `space`. */
export function checkSpace(space: string, events: readonly NewEvent[]): void {
  const stranger = events.find((event) => event.space !== space)
  if (stranger) throw new RangeError(`an event of space ${stranger.space} was appended to space ${space}`)
}

/** The JSON text of an event's payload; throws `RangeError` where JSON has no word for it. */
export function payloadJson(event: NewEvent): string {
  const json = jsonOrNothing(event.payload)
  if (json === undefined) throw new RangeError(`the payload of an event ${event.kind} is not JSON`)
  return json
}
