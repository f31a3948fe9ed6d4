import { penOf, protocolVersion, type Hello, type PenClaim, type Writer } from '@alongside/protocol'
import * as decoding from 'lib0/decoding'
import { clockOf } from '../known/known.ts'
import { ask } from './ask.ts'
import { close } from './leave.ts'
import type { Member } from './member.ts'
import { claimPen, isAnothers, isOwn } from './pens.ts'
import { sayPresence } from './presence.ts'
import { permissionIn, type Room } from './room.ts'
import { say, sayBytes } from './speak.ts'

/** Pens that one connection may hold at a time. */
const maxPensHeld = 1_000

/** Writers in one message, so that none is too large. */
const writersPerMessage = 1_000

/** A plain client's first frame came: it is asked for what we lack at once. */
export function greetPlain(room: Room, member: Member): void {
  member.client = { type: 'plain', pen: null }
  ask(room, member)
  sayPresence(room, member)
}

/** Answers *hello*; our step 1 waits until the client's unsaved work has come (S3). */
export function greet(room: Room, member: Member, hello: Hello): void {
  if (hello.protocol !== protocolVersion)
    return close(room, member, 'malformed', 'Reload the page: it is out of date.')
  if (hello.epoch !== null && hello.epoch !== room.epoch) {
    return close(room, member, 'epochPassed', 'This section was set back. Keep your copy and reload.')
  }
  const { epoch, head, limits } = room
  const answers = hello.pens.map((claim) => claimPen(room, member, claim))
  const pens = new Set(answers.filter((answer) => answer.state === 'bound').map((answer) => answer.id))
  member.client = { type: 'ours', pens, penInForce: [...pens].at(-1) ?? null }
  say(room, member, {
    type: 'welcome',
    welcome: { epoch, head, permission: permissionIn(room, member.permission), limits, pens: answers },
  })
  sayWriters(room, member)
  room.effects.push({ type: 'origins', member: member.id })
  sayPresence(room, member)
}

/** Notes that one of our clients writes with this pen from now on; refusals come with its first update. */
export function receivePen(room: Room, member: Member, claim: PenClaim): void {
  if (member.client.type !== 'ours') return close(room, member, 'malformed', 'A pen came before hello.')
  const { pens } = member.client
  if (pens.size >= maxPensHeld) return close(room, member, 'tooMany', 'Too many pens were taken.')
  const isHeld = claimPen(room, member, claim).state === 'bound'
  if (isHeld) pens.add(claim.id)
  member.client.penInForce = isHeld ? claim.id : null
}

/** Notes that a client's unsaved work has come, and asks for what else we lack. */
export function receiveReplayed(room: Room, member: Member): void {
  if (member.client.type !== 'ours' || member.hasCaughtUp)
    return close(room, member, 'malformed', 'Replayed came out of turn.')
  member.hasCaughtUp = true
  ask(room, member)
}

/** A client asks what it lacks: the answer is read at the committed head, and what follows is kept until then. */
export function receiveStep1(room: Room, member: Member, stateVector: Uint8Array): void {
  const clocks = clocksIn(stateVector)
  if (clocks === null) return close(room, member, 'malformed', 'A state vector is broken.')
  // Where rows are set aside (S37) it is the room that is behind.
  if (member.client.type === 'plain' && !room.isSetAside && holdsWhatWasSetBack(room, member, clocks))
    return close(room, member, 'epochPassed', 'This section was set back. Keep your copy and reload.')
  if (member.diff !== null) {
    member.diff = { next: stateVector }
    return
  }
  member.diff = { next: null }
  if (member.hearing.type === 'nothing') member.hearing = { type: 'holding', frames: [], bytes: 0 }
  room.effects.push({ type: 'diff', member: member.id, stateVector, upTo: room.head })
}

/** Sends the step 2 that was read, and what was committed meanwhile. */
export function diffed(room: Room, member: Member, update: Uint8Array): void {
  const next = member.diff?.next ?? null
  member.diff = null
  say(room, member, { type: 'step2', update })
  if (member.hearing.type === 'holding') {
    for (const frame of member.hearing.frames) sayBytes(room, [member], frame)
    member.hearing = { type: 'live' }
  }
  if (next !== null) receiveStep1(room, member, next)
}

function sayWriters(room: Room, member: Member): void {
  const waiting = new Set([...(room.inFlight?.bound ?? []), ...room.queue.bound].map((writer) => writer.pen))
  const writers: Writer[] = []
  for (const { retired: _retired, ...writer } of room.pens.values()) {
    if (!waiting.has(writer.pen)) writers.push(writer)
  }
  for (let i = 0; i < writers.length || i === 0; i += writersPerMessage) {
    say(room, member, { type: 'writers', writers: { writers: writers.slice(i, i + writersPerMessage) } })
  }
}

/** The clocks of a state vector; null for what is none. */
function clocksIn(bytes: Uint8Array): ReadonlyMap<number, number> | null {
  try {
    const clocks = new Map<number, number>()
    const decoder = decoding.createDecoder(bytes)
    for (let left = decoding.readVarUint(decoder); left > 0; left--)
      clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    return decoding.hasContent(decoder) ? null : clocks
  } catch {
    return null
  }
}

/**
 * Whether a plain client knows more than the room of pens that are not its own (S47): then the room was set back, since
 * nothing is told before it is kept. Its own are those of its person, and the one that nobody holds yet.
 */
function holdsWhatWasSetBack(room: Room, member: Member, clocks: ReadonlyMap<number, number>): boolean {
  const ahead = new Set<number>()
  for (const [client, clock] of clocks)
    if (clock > clockOf(room.known, client)) ahead.add(penOf(client) ?? client)
  const held = member.client.type === 'plain' ? member.client.pen : null
  const foreign = [...ahead].filter((pen) => pen !== held && !isOwn(room, member, pen))
  return foreign.length > (held === null ? 1 : 0) || foreign.some((pen) => isAnothers(room, member, pen))
}
