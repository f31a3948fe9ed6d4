import type { RoomEvent } from './event.ts'
import type { Room } from './room.ts'
import { say } from './speak.ts'

/** Origins in one message, so that none is too large. */
const originsPerMessage = 1_000

/** Tells one member, or (null) everybody of ours, whose words are not those of their pen (S35). */
export function sayOrigins(
  room: Room,
  { member, origins }: Extract<RoomEvent, { readonly type: 'origins' }>,
): void {
  for (const one of room.members.values()) {
    if (one.client.type !== 'ours' || (member !== null && member !== one.id)) continue
    for (let at = 0; at < origins.length; at += originsPerMessage)
      say(room, one, { type: 'origins', origins: { origins: origins.slice(at, at + originsPerMessage) } })
  }
}
