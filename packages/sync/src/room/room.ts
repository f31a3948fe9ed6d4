import { allows, clientIdOf, penOf, type Limits, type Permission, type Writer } from '@alongside/protocol'
import type { BoundPen, ErasedRange, SectionStart } from '@alongside/storage'
import type { Change, Known } from '../known/known.ts'
import type { RoomEffect } from './effect.ts'
import type { Member } from './member.ts'
import type { PresenceEntry } from './presence.ts'
import type { Replayed } from './replay.ts'
import type { NewRow } from '@alongside/storage'

/** An open section on a server: what is known of its text, and who is there. Only `step` changes it. */
export interface Room {
  readonly section: string
  readonly epoch: number
  /** Letters of which no row may hold the words again. */
  readonly erased: readonly ErasedRange[]
  readonly limits: Limits
  /** Rows after the head cannot be read: the section is read as it was before them, and nothing is written (S37). */
  readonly isSetAside: boolean
  /** The last committed row. */
  head: number
  /** What the section holds with everything that waits to be committed. */
  readonly known: Known
  readonly pens: Map<number, BoundPen>
  /** How many pens each person holds here. */
  readonly penCount: Map<string, number>
  /** Pens that someone present holds and has not written with. */
  readonly claims: Map<number, Claim>
  readonly members: Map<string, Member>
  /** What the next commit will write. */
  queue: Pending
  inFlight: Pending | null
  /** Pens refused for good that the log does not yet know as such. */
  readonly retiring: Set<number>
  readonly presence: Map<number, PresenceEntry>
  presenceSentAt: number
  /** Commits that failed in a row, and when those who lost something by it are asked again. */
  failures: number
  askAgainAt: number
  /** The latest time the room was told. */
  at: number
  /** What `step` will return. */
  effects: RoomEffect[]
}

/** A pen that someone present holds; it is bound with its first row. */
export interface Claim {
  readonly writer: Writer
  readonly holders: Set<string>
  /** Refused for good before its first row. */
  retired: boolean
}

/** What one commit writes, and what is to be done when it is written or not. */
export interface Pending {
  readonly entries: Entry[]
  readonly bound: Writer[]
  readonly retired: number[]
  /** Whose messages are settled with this commit, from the first to the last of them. */
  readonly settles: Map<string, { readonly first: number; last: number }>
  bytes: number
}

/** One row that waits, with what it changes. */
export interface Entry {
  readonly member: string
  readonly row: NewRow
  readonly change: Change
}

export function emptyPending(): Pending {
  return { entries: [], bound: [], retired: [], settles: new Map(), bytes: 0 }
}

/**
 * Opens a room from what was read of its log: for reading only where the row after that could never have been let in.
 * Throws `RangeError` where there is nothing before such a row, or the log is not all there: such a section must not be
 * opened (S11).
 */
export function openRoom(section: string, start: SectionStart, read: Replayed, limits: Limits): Room {
  const { seq, known, unfit } = read
  if (unfit !== null && seq === 0) throw new RangeError(`row 1 of section ${section} does not fit: ${unfit}`)
  if (unfit === null && seq !== start.head)
    throw new RangeError(`section ${section} ends with row ${seq}, not ${start.head}`)
  const room: Room = {
    section,
    epoch: start.epoch,
    erased: start.erased ?? [],
    limits,
    isSetAside: unfit !== null,
    head: seq,
    known,
    pens: new Map(start.pens.map((pen) => [pen.pen, pen])),
    penCount: new Map(),
    claims: new Map(),
    members: new Map(),
    queue: emptyPending(),
    inFlight: null,
    retiring: new Set(),
    presence: new Map(),
    presenceSentAt: 0,
    failures: 0,
    askAgainAt: 0,
    at: 0,
    effects: [],
  }
  for (const { hand } of start.pens) room.penCount.set(hand, (room.penCount.get(hand) ?? 0) + 1)
  return room
}

/** What a member may do here who was given this permission: while part of the log is set aside, nobody writes. */
export function permissionIn({ isSetAside }: Room, given: Permission): Permission {
  return isSetAside && allows(given, 'comment') ? 'comment' : given
}

/** The committed state vector: what waits is left out, since nobody may hear of it yet (S1). */
export function committedStateVector(room: Room): Map<number, number> {
  const clocks = new Map<number, number>()
  for (const [client, strand] of room.known.strands) clocks.set(client, strand.clock)
  for (const pending of [room.queue, room.inFlight]) {
    for (const { change } of pending?.entries.toReversed() ?? []) {
      for (const { client, from } of change.grown) {
        if (from === 0) clocks.delete(client)
        else clocks.set(client, from)
      }
    }
  }
  return clocks
}

/** Says whether a Yjs client id is what a pen writes letters with: the id under which its holder is present. */
export function isLettersId(client: number): boolean {
  const pen = penOf(client)
  return pen !== null && client === clientIdOf(pen, { marker: false, suggestion: false })
}
