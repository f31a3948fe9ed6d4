import { allows, decodeClientFrame } from '@alongside/protocol'
import { spend } from './allowance.ts'
import { decodeAwareness } from './awareness.ts'
import { askAgain, commitFailed, committed, commitNext, giveUpOnTheMute } from './commit.ts'
import type { RoomEffect } from './effect.ts'
import type { RoomEvent } from './event.ts'
import { diffed, greet, greetPlain, receivePen, receiveReplayed, receiveStep1 } from './join.ts'
import { close, leave } from './leave.ts'
import { newMember, type Member } from './member.ts'
import { isAnothers, takePlainPen } from './pens.ts'
import { sayOrigins } from './origins.ts'
import {
  breakSilence,
  isOwnPresence,
  receivePresence,
  renewPresence,
  sayPresence,
  sendPresence,
} from './presence.ts'
import { isLettersId, permissionIn, type Room } from './room.ts'
import { receiveSources } from './sources.ts'
import { say } from './speak.ts'
import { receiveUpdate } from './update.ts'

/**
 * Moves a room on by one event and says what to do for it, in order. Never throws for what a client sent; throws
 * `RangeError` for a caller's mistake (a member that joins twice, an answer that nobody asked for).
 */
export function step(room: Room, event: RoomEvent): RoomEffect[] {
  room.effects = []
  if ('at' in event) room.at = Math.max(room.at, event.at)
  take(room, event)
  commitNext(room)
  sendPresence(room)
  return room.effects
}

function take(room: Room, event: RoomEvent): void {
  switch (event.type) {
    case 'join':
      return join(room, event.joiner)
    case 'committed':
      return committed(room, event.head)
    case 'commitFailed':
      return commitFailed(room)
    case 'presence':
      return reshow(room, event)
    case 'origins':
      return sayOrigins(room, event)
    case 'tick':
      askAgain(room)
      giveUpOnTheMute(room)
      return breakSilence(room)
    default: {
      // A member that was closed may still be in the caller's mind.
      const member = room.members.get(event.member)
      if (member !== undefined) takeFromMember(room, member, event)
    }
  }
}

type MemberEvent = Extract<
  RoomEvent,
  { type: 'frame' | 'leave' | 'diffed' | 'diffFailed' | 'permission' | 'voices' }
>

function takeFromMember(room: Room, member: Member, event: MemberEvent): void {
  switch (event.type) {
    case 'frame':
      return receiveFrame(room, member, event)
    case 'leave':
      return leave(room, member)
    case 'diffed':
      return diffed(room, member, event.update)
    case 'diffFailed':
      return close(room, member, 'failed', 'The section could not be read.')
    case 'permission':
      return changePermission(room, member, event)
    case 'voices':
      member.voices = event.voices
  }
}

function join(room: Room, joiner: Extract<RoomEvent, { type: 'join' }>['joiner']): void {
  if (room.members.has(joiner.member)) throw new RangeError(`member ${joiner.member} is here already`)
  if (!allows(joiner.permission, 'read')) throw new RangeError('who may not read may not join')
  room.members.set(joiner.member, newMember(joiner, room.at, room.limits.maxBytesPerSecond))
}

function receiveFrame(
  room: Room,
  member: Member,
  { bytes, elsewhere }: Extract<RoomEvent, { type: 'frame' }>,
): void {
  const { maxFrameBytes, maxBytesPerSecond } = room.limits
  if (bytes.length > maxFrameBytes) return close(room, member, 'tooLarge', 'A frame is too large.')
  if (!spend(member.allowance, bytes.length, room.at, maxBytesPerSecond)) {
    return close(room, member, 'tooMany', 'Too much was sent too fast.')
  }
  const frame = decodeClientFrame(bytes)
  if (member.client.type === 'silent' && frame.type !== 'hello' && frame.type !== 'unreadable')
    greetPlain(room, member)
  switch (frame.type) {
    case 'unreadable':
      return close(room, member, 'malformed', 'A frame could not be read.')
    case 'hello':
      if (member.client.type !== 'silent') return close(room, member, 'malformed', 'Hello came out of turn.')
      return greet(room, member, frame.hello)
    case 'pen':
      return receivePen(room, member, frame.pen)
    case 'replayed':
      return receiveReplayed(room, member)
    case 'sources':
      return receiveSources(room, member, frame.sources)
    case 'step1':
      return receiveStep1(room, member, frame.stateVector)
    case 'step2':
    case 'update':
      return receiveUpdate(room, member, frame.type, frame.update, elsewhere)
    case 'awareness':
      return receiveAwareness(room, member, frame.update)
    case 'queryAwareness':
      return sayPresence(room, member)
  }
}

function receiveAwareness(room: Room, member: Member, update: Uint8Array): void {
  const entries = decodeAwareness(update)
  if (entries === null) return close(room, member, 'malformed', 'A presence could not be read.')
  if (member.client.type === 'plain' && member.client.pen === null) {
    const own = entries.filter(({ client }) => isLettersId(client) && !isAnothers(room, member, client))
    const [only] = own
    if (own.length === 1 && only !== undefined) takePlainPen(room, member, only.client)
  }
  for (const entry of entries) {
    if (isOwnPresence(member, entry.client)) receivePresence(room, member, entry)
  }
}

function changePermission(
  room: Room,
  member: Member,
  event: Extract<RoomEvent, { type: 'permission' }>,
): void {
  const { permission, by, reason } = event
  if (member.client.type === 'ours') {
    const now = permission && permissionIn(room, permission)
    say(room, member, { type: 'rights', rights: { permission: now, by, reason } })
  }
  if (permission === null) return close(room, member, 'notAllowed', 'This section may no longer be read.')
  member.permission = permission
}

function reshow(room: Room, event: Extract<RoomEvent, { type: 'presence' }>): void {
  const { person, name, colour, capacity, guest = null } = event
  for (const member of room.members.values()) {
    if (member.joiner.person === person) member.shown = { id: person, name, colour, capacity, guest }
  }
  renewPresence(room, person)
}
