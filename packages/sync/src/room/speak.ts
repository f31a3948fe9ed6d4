import { encodeFrame, type ServerFrame } from '@alongside/protocol'
import type { Member } from './member.ts'
import type { Room } from './room.ts'

/** Sends a frame to one member. */
export function say(room: Room, member: Member, frame: ServerFrame): void {
  sayBytes(room, [member], encodeFrame(frame))
}

/** Sends the same bytes to several members. */
export function sayBytes(room: Room, members: readonly Member[], bytes: Uint8Array): void {
  if (members.length === 0) return
  for (const member of members) member.sentAt = room.at
  room.effects.push({ type: 'send', to: members.map((member) => member.id), bytes })
}
