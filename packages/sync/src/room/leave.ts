import { closeCodes } from '@alongside/protocol'
import type { Member } from './member.ts'
import { releasePens } from './pens.ts'
import { removePresence } from './presence.ts'
import type { Room } from './room.ts'

/** Takes a member out of the room. What it sent and was let in stays in the queue. */
export function leave(room: Room, member: Member): void {
  room.members.delete(member.id)
  releasePens(room, member)
  removePresence(room, member)
}

/** Lets a member go and closes its socket. */
export function close(room: Room, member: Member, code: keyof typeof closeCodes, reason: string): void {
  leave(room, member)
  room.effects.push({ type: 'close', member: member.id, code: closeCodes[code], reason })
}
