import { encodeFrame } from '@alongside/protocol'
import { encodeAwareness, type AwarenessEntry } from './awareness.ts'
import type { Member } from './member.ts'
import { isLettersId, type Room } from './room.ts'
import { sayBytes } from './speak.ts'

/** Where someone is: what others are shown under the id of a pen. */
export interface PresenceEntry {
  readonly client: number
  /** The connection it came from; null when that is gone. */
  member: string | null
  /** The clock that its client last used; sent back to it, so that its own newer state always wins. */
  ownClock: number
  /** The clock that others were last told; never goes back, also over reconnects. */
  clock: number
  /** What the client said, reduced to known fields; null when it left. */
  fields: Readonly<Record<string, unknown>> | null
  isUnsent: boolean
}

/** What a client may say about itself; everything else is the server's to say. */
const knownFields = ['cursor', 'selection', 'typing', 'away'] as const
const maxFieldsLength = 2_000
const maxEntriesPerMember = 4
const maxEntries = 10_000

/** Presence is sent at most this often. */
const pauseMs = 80
/** A client closes its socket after 30 s of silence; 20 are promised, and ticks come at least once a second. */
const silenceMs = 15_000

/** Takes in one entry of a client's own presence; what is not its own is dropped without a word (S10). */
export function receivePresence(room: Room, member: Member, { client, clock, state }: AwarenessEntry): void {
  const held = room.presence.get(client)
  if (held !== undefined && held.member === member.id && clock < held.ownClock) return
  if (held === undefined && (state === null || !mayAdd(room, member))) return
  const fields = state === null ? null : reduce(state)
  const entry = held ?? { client, member: member.id, ownClock: clock, clock: 0, fields, isUnsent: true }
  if (fields === null && entry.fields === null) return
  entry.member = member.id
  entry.ownClock = clock
  entry.fields = fields
  entry.isUnsent = true
  room.presence.set(client, entry)
}

/** Says whether `client` is an id under which this member may be present. */
export function isOwnPresence(member: Member, client: number): boolean {
  if (!isLettersId(client)) return false
  switch (member.client.type) {
    case 'ours':
      return member.client.pens.has(client)
    case 'plain':
      return member.client.pen === client
    case 'silent':
      return false
  }
}

/** Takes the presence of a member that left away from the others. */
export function removePresence(room: Room, member: Member): void {
  for (const entry of room.presence.values()) {
    if (entry.member !== member.id) continue
    entry.member = null
    if (entry.fields === null) continue
    entry.fields = null
    entry.isUnsent = true
  }
}

/** Has a person's presence sent again after what is shown of them changed. */
export function renewPresence(room: Room, person: string): void {
  for (const entry of room.presence.values()) {
    const member = entry.member === null ? undefined : room.members.get(entry.member)
    if (member?.joiner.person === person && entry.fields !== null) entry.isUnsent = true
  }
}

/** Sends what is new to everyone but those it is about, unless that was done a moment ago. */
export function sendPresence(room: Room): void {
  if (room.at - room.presenceSentAt < pauseMs) return
  const unsent = [...room.presence.values()].filter((entry) => entry.isUnsent)
  if (unsent.length === 0) return
  room.presenceSentAt = room.at
  for (const entry of unsent) {
    entry.isUnsent = false
    // A state of null is taken at the clock that is known, a new state only at a higher one.
    if (entry.fields !== null) entry.clock = Math.max(entry.clock + 1, entry.ownClock)
  }
  const concerned = new Set(unsent.map((entry) => entry.member))
  const others = greeted(room).filter((member) => !concerned.has(member.id))
  sayEntries(room, others, unsent)
  for (const member of greeted(room)) {
    if (!concerned.has(member.id)) continue
    sayEntries(
      room,
      [member],
      unsent.filter((entry) => entry.member !== member.id),
    )
  }
  forgetTheGone(room)
}

/** Sends a member everyone's presence but its own. */
export function sayPresence(room: Room, member: Member): void {
  const entries = [...room.presence.values()].filter(
    (entry) => entry.fields !== null && entry.member !== member.id && entry.clock > 0,
  )
  sayEntries(room, [member], entries)
}

/** Sends each member that heard nothing for a while its own presence back, or an empty one (S10). */
export function breakSilence(room: Room): void {
  for (const member of greeted(room)) {
    if (room.at - member.sentAt < silenceMs) continue
    const own = [...room.presence.values()].filter(
      (entry) => entry.member === member.id && entry.fields !== null,
    )
    const entries = own.map((entry) => ({ ...shownEntry(room, entry), clock: entry.ownClock }))
    sayBytes(room, [member], encodeFrame({ type: 'awareness', update: encodeAwareness(entries) }))
  }
}

function sayEntries(room: Room, members: readonly Member[], entries: readonly PresenceEntry[]): void {
  if (members.length === 0 || entries.length === 0) return
  const update = encodeAwareness(entries.map((entry) => shownEntry(room, entry)))
  sayBytes(room, members, encodeFrame({ type: 'awareness', update }))
}

/** An entry as others see it: the server alone says who it is and in what capacity. */
function shownEntry(room: Room, { client, clock, member, fields }: PresenceEntry): AwarenessEntry {
  const shown = member === null ? undefined : room.members.get(member)?.shown
  if (fields === null || shown === undefined) return { client, clock, state: null }
  const pen = room.pens.get(client) ?? room.claims.get(client)?.writer
  return {
    client,
    clock,
    state: { ...fields, user: { ...shown, capacity: pen?.capacity ?? shown.capacity } },
  }
}

function reduce(state: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {}
  for (const name of knownFields) if (state[name] !== undefined) fields[name] = state[name]
  return JSON.stringify(fields).length > maxFieldsLength ? {} : fields
}

function mayAdd(room: Room, member: Member): boolean {
  if (room.presence.size >= maxEntries) return false
  const own = room.presence.values().filter((entry) => entry.member === member.id && entry.fields !== null)
  return [...own].length < maxEntriesPerMember
}

function greeted(room: Room): Member[] {
  return [...room.members.values()].filter((member) => member.client.type !== 'silent')
}

/** Keeps the clocks of those who left, since they may come back under the same id, but not without bound. */
function forgetTheGone(room: Room): void {
  if (room.presence.size < maxEntries / 2) return
  for (const [client, entry] of room.presence) if (entry.fields === null) room.presence.delete(client)
}
