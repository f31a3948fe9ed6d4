import { encodeFrame } from '@alongside/protocol'
import { withdraw } from '../known/known.ts'
import { ask, drop, noteSettled } from './ask.ts'
import { close } from './leave.ts'
import type { Member } from './member.ts'
import { unbind } from './pens.ts'
import { emptyPending, type Pending, type Room } from './room.ts'
import { say, sayBytes } from './speak.ts'

/** Starts the next commit if none is in flight and there is something to write. */
export function commitNext(room: Room): void {
  // After rows that cannot be read nothing is written, not even that a pen was refused.
  if (room.inFlight !== null || room.isSetAside) return
  const { entries, bound, retired } = room.queue
  for (const pen of room.retiring) retired.push(pen)
  if (entries.length === 0 && retired.length === 0) return
  const rows = entries.map((entry) => entry.row)
  room.effects.push({
    type: 'commit',
    batch: { section: room.section, head: room.head, rows, bound, retired },
  })
  room.inFlight = room.queue
  room.queue = emptyPending()
  room.retiring.clear()
}

/** Notes that message `n` of a member is dealt with as soon as everything that it may rest on is committed. */
export function settle(room: Room, member: Member, n: number): void {
  const pending = room.queue.entries.length > 0 ? room.queue : room.inFlight
  if (pending === null) {
    noteSettled(member, n)
    acknowledge(room, member)
  } else {
    settleWith(pending, member, n)
  }
}

/** Notes that message `n` of a member is dealt with when `pending` is committed. */
export function settleWith(pending: Pending, member: Member, n: number): void {
  const settles = pending.settles.get(member.id)
  if (settles === undefined) pending.settles.set(member.id, { first: n, last: n })
  else settles.last = n
}

/** Tells everyone what was committed, and its authors that it was; the next commit starts before that. */
export function committed(room: Room, head: number): void {
  const done = room.inFlight
  if (done === null) throw new RangeError('nothing was being committed')
  room.inFlight = null
  room.head = head
  room.failures = 0
  commitNext(room)
  broadcast(room, done)
  for (const [id, { last }] of done.settles) {
    const member = room.members.get(id)
    if (member === undefined) continue
    noteSettled(member, last)
    acknowledge(room, member)
  }
}

/** Falls back to the last committed state; the authors of what is gone are asked for it again (S11). */
export function commitFailed(room: Room): void {
  const failed = room.inFlight
  if (failed === null) throw new RangeError('nothing was being committed')
  const { queue } = room
  room.inFlight = null
  room.queue = emptyPending()
  room.failures += 1
  for (const pending of [queue, failed]) {
    for (const { change } of pending.entries.toReversed()) withdraw(room.known, change)
    for (const writer of pending.bound) unbind(room, writer)
    for (const pen of pending.retired) if (room.pens.has(pen)) room.retiring.add(pen)
  }
  for (const pending of [failed, queue]) {
    for (const [id, { first }] of pending.settles) {
      const member = room.members.get(id)
      if (member === undefined) continue
      drop(member, first, 'failedCommit')
      member.owesSince ??= room.at
      member.mustBeAsked = true
    }
  }
  room.askAgainAt = room.failures === 1 ? room.at : room.at + Math.min(10_000, 500 * 2 ** (room.failures - 1))
  askAgain(room)
}

/** Asks those who lost something by a failed commit for it, at first at once and then ever more seldom. */
export function askAgain(room: Room): void {
  if (room.at < room.askAgainAt) return
  for (const member of room.members.values()) {
    if (member.mustBeAsked) ask(room, member)
  }
}

const patienceMs = 30_000

/** Closes those who were asked and do not answer. */
export function giveUpOnTheMute(room: Room): void {
  for (const member of room.members.values()) {
    const owes = member.owesSince !== null && member.asked > member.answered
    if (owes && room.at - Math.max(member.owesSince ?? 0, room.askAgainAt) > patienceMs) {
      close(room, member, 'later', 'It did not send again what could not be saved.')
    }
  }
}

function acknowledge(room: Room, member: Member): void {
  const upTo = member.lostFrom === null ? member.settled : Math.min(member.settled, member.lostFrom - 1)
  if (upTo <= member.acknowledged || member.client.type !== 'ours') return
  member.acknowledged = upTo
  say(room, member, { type: 'saved', saved: { upTo, seq: room.head } })
}

function broadcast(room: Room, done: Pending): void {
  if (done.bound.length > 0) {
    const ours = [...room.members.values()].filter((member) => member.client.type === 'ours')
    sayBytes(room, ours, encodeFrame({ type: 'writers', writers: { writers: done.bound } }))
  }
  const live = [...room.members.values()].filter((member) => member.hearing.type === 'live')
  const holding = [...room.members.values()].filter((member) => member.hearing.type === 'holding')
  for (const { member: author, row } of done.entries) {
    const bytes = encodeFrame({ type: 'update', update: row.bytes })
    const others = live.filter((member) => member.id !== author)
    sayBytes(room, others, bytes)
    for (const member of holding) if (member.id !== author) hold(room, member, bytes)
  }
}

/** Keeps a frame for a member whose diff is still being read; it is sent after that. */
function hold(room: Room, member: Member, bytes: Uint8Array): void {
  if (member.hearing.type !== 'holding') return
  member.hearing.frames.push(bytes)
  member.hearing.bytes += bytes.length
  if (member.hearing.bytes > room.limits.maxQueuedBytes)
    close(room, member, 'later', 'It was too slow to open.')
}
