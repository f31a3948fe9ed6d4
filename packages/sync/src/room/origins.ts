import { encodeFrame } from '@alongside/protocol'
import type { RoomEvent } from './event.ts'
import type { Room } from './room.ts'
import { sayBytes } from './speak.ts'

/** Origins in one message, so that none is too large. */
const originsPerMessage = 1_000

/** Tells one member, or (null) everybody of ours, whose words are not those of their pen (S35). */
export function sayOrigins(
  room: Room,
  { member, origins }: Extract<RoomEvent, { readonly type: 'origins' }>,
): void {
  const told = [...room.members.values()].filter(
    ({ id, client }) => client.type === 'ours' && (member === null || member === id),
  )
  for (let at = 0; at < origins.length; at += originsPerMessage) {
    const some = origins.slice(at, at + originsPerMessage)
    sayBytes(room, told, encodeFrame({ type: 'origins', origins: { origins: some } }))
  }
}
