import { allows, penOf, type AnySource, type Problem } from '@alongside/protocol'
import type { ErasedRange, NewRow, RowKind } from '@alongside/storage'
import { enter, withdraw, type Change } from '../known/known.ts'
import { review } from '../known/review.ts'
import { writersOf } from '../known/writers.ts'
import type { Suggester } from '../known/trespass.ts'
import { bringsBack, withoutLetters } from '../update/erase.ts'
import { scan, type Scan } from '../update/scan.ts'
import { ask, drop, noteAnswer } from './ask.ts'
import { settle, settleWith } from './commit.ts'
import type { Elsewhere } from './event.ts'
import { close } from './leave.ts'
import type { Member } from './member.ts'
import { bindPens, isOwn, problemWithFile, problemWithPens, retirePens } from './pens.ts'
import { permissionIn, type Room } from './room.ts'
import { bytesOf, keepSources, mayRestore, takeDeclared, takeRestores } from './sources.ts'
import { say } from './speak.ts'

/** Gaps in a row that are answered with step 1; the next one closes the connection (S3). */
const maxGaps = 3

/** An update that a member sent, as its `n`th. */
interface Received {
  readonly member: Member
  readonly n: number
  readonly kind: RowKind
  readonly bytes: Uint8Array
  readonly scanned: Scan
  /** The Yjs clients of which it holds something new. */
  readonly writers: readonly number[]
  readonly declared: readonly AnySource[]
  readonly restores: number | null
  readonly elsewhere: Elsewhere
}

/**
 * Judges an update: scan, role, pen, continuity and dependencies, limits; then it is queued. Nothing of it is told to
 * anybody before it is committed (S1).
 */
export function receiveUpdate(
  room: Room,
  member: Member,
  kind: RowKind,
  bytes: Uint8Array,
  elsewhere: Elsewhere,
): void {
  member.received += 1
  const declared = takeDeclared(member)
  const restores = takeRestores(member)
  if (kind === 'step2') {
    noteAnswer(member, member.received)
    if (member.client.type === 'plain') member.hasCaughtUp = true
  }
  const scanned = scan(bytes)
  if (scanned.type === 'unreadable')
    return close(room, member, 'malformed', `An update is broken: ${scanned.why}.`)
  const received = {
    member,
    n: member.received,
    kind,
    bytes,
    scanned,
    writers: writersOf(room.known, scanned),
    declared,
    restores,
    elsewhere,
  }
  if (!allows(permissionIn(room, member.permission), 'suggest')) return receiveFromReader(room, received)
  const problem = received.writers.length > 0 ? problemWithPens(room, member, received.writers) : null
  if (problem !== null) return refuse(room, received, problem)
  const unfiled = problemWithFiles(room, received)
  if (unfiled !== null) return refuse(room, received, unfiled)
  const result = review(room.known, scanned, suggesterIn(room, member))
  switch (result.type) {
    case 'known':
      member.gaps = 0
      return settle(room, member, received.n)
    case 'missing':
      return receiveGap(room, received)
    case 'impossible':
      return close(room, member, 'malformed', 'The parts of an update wait for each other.')
    case 'forbidden':
      return refuse(room, received, cannotStand(result.why))
    case 'trespass':
      return receiveTrespass(room, received, result.why)
    case 'new':
      return bringsBack(bytes, declared, (section) => erasedIn(room, section, elsewhere))
        ? refuse(room, received, wereErased)
        : queue(room, received, result.change)
  }
}

/** Words of a file are nobody's but of whoever puts them in: under a pen for another they are refused (S50). */
function problemWithFiles(room: Room, { member, declared, writers }: Received): Problem | null {
  for (const { client, from } of declared) {
    if (!('file' in from) || !writers.includes(client)) continue
    const problem = problemWithFile(room, member, penOf(client))
    if (problem !== null) return problem
  }
  return null
}

/** Whoever may not write may still say again what is known; their deletions have no effect (S5). */
function receiveFromReader(room: Room, received: Received): void {
  if (received.writers.length === 0) return settle(room, received.member, received.n)
  const unable: Problem = { kind: 'notAllowed', words: 'You may not write in this section.' }
  refuse(room, received, room.isSetAside ? nobodyWrites() : unable)
}

/** Why whoever may write does not write here now (S37). */
export function nobodyWrites(): Problem {
  return {
    kind: 'notAllowed',
    words: 'The last changes of this section cannot be read, so nothing can be written in it now.',
  }
}

export function cannotStand(why: string): Problem {
  return { kind: 'invalid', words: `This may not stand in a document: ${why}.` }
}

const wereErased: Problem = {
  kind: 'epochPassed',
  words: 'Some of these words come from words that were removed for good.',
}

/** What was erased from the section that a source names, as far as whoever declares it may read that. */
function erasedIn(room: Room, section: string | null, elsewhere: Elsewhere): readonly ErasedRange[] {
  if (section === null || section === room.section) return room.erased
  const erased = elsewhere.erasedIn(section)
  return erased.length > 0 && elsewhere.mayRead(section) ? erased : []
}

/** What holds a sender who may suggest and not edit to their own open suggestions (S20); null for who may edit. */
function suggesterIn(room: Room, member: Member): Suggester | null {
  if (allows(member.permission, 'edit')) return null
  return { owns: (pen) => isOwn(room, member, pen) }
}

/**
 * A whole document names all that is deleted in it, also what Yjs deleted by implication. Where such a step 2 brings
 * nothing new its deletions have no effect, as a reader's have none (S24).
 */
function receiveTrespass(room: Room, received: Received, why: string): void {
  const { member, n, kind, writers } = received
  if (kind === 'step2' && writers.length === 0) return settle(room, member, n)
  refuse(room, received, { kind: 'notAllowed', words: `You may only suggest here: ${why}.` })
}

/** S3: the member is asked for what is missing, unless it is about to send that anyway. */
function receiveGap(room: Room, { member, n }: Received): void {
  drop(member, n, member.owesSince === null ? 'gap' : 'failedCommit')
  if (!member.hasCaughtUp || member.owesSince !== null) return
  member.gaps += 1
  if (member.gaps > maxGaps)
    return close(room, member, 'refused', 'Something before your changes is still missing.')
  ask(room, member)
}

/** Refuses an update for good (S17): its author keeps the words and offers them again under a new pen. */
function refuse(room: Room, { member, n, writers }: Received, problem: Problem): void {
  if (member.client.type !== 'ours') {
    return close(room, member, problem.kind === 'tooLarge' ? 'tooLarge' : 'refused', problem.words)
  }
  const retired = retirePens(room, member, writers)
  say(room, member, { type: 'refused', refused: { n, retired, problem } })
  settle(room, member, n)
}

function queue(room: Room, received: Received, change: Change): void {
  const { member, n, kind, bytes, declared, restores, elsewhere } = received
  const lettersBefore = room.known.letters
  const blocksBefore = room.known.blocks
  enter(room.known, change)
  const problem = problemWithLimits(room, bytes, lettersBefore, blocksBefore)
  if (problem !== null) {
    withdraw(room.known, change)
    return refuse(room, received, problem)
  }
  const size = bytes.length + bytesOf(declared)
  if (room.queue.bytes > 0 && room.queue.bytes + size > room.limits.maxQueuedBytes) {
    withdraw(room.known, change)
    return close(room, member, 'later', 'Too much is waiting to be saved here.')
  }
  const pen = penInForce(member, received.writers)
  bindPens(room, pen === null ? pensOf(received.writers) : [...pensOf(received.writers), pen])
  const sources = keepSources(room.section, declared, change, elsewhere)
  // An old page, or one that says no hello, may send again what it had before letters were erased.
  const left = room.erased.length === 0 ? bytes : withoutLetters(bytes, room.erased)
  const row: NewRow = { at: room.at, session: member.joiner.session, pen, kind, bytes: left }
  room.queue.entries.push({
    member: member.id,
    row: {
      ...row,
      ...(sources.length > 0 && { sources }),
      ...(restores !== null && mayRestore(room, restores, sources) && { restores }),
    },
    change,
  })
  room.queue.bytes += size
  member.gaps = 0
  settleWith(room.queue, member, n)
}

/** What is too much for a room that has taken an update; so many letters and blocks it had before. */
export function problemWithLimits(
  room: Room,
  bytes: Uint8Array,
  letters: number,
  blocks: number,
): Problem | null {
  const { limits, known } = room
  if (bytes.length > limits.maxUpdateBytes)
    return tooLarge('This is too much at once. Send it in smaller parts.')
  if (known.letters > limits.maxChars && known.letters > letters) return tooLarge('This section is full.')
  if (known.blocks > limits.maxBlocks && known.blocks > blocks)
    return tooLarge('This section has too many blocks.')
  return null
}

function tooLarge(words: string): Problem {
  return { kind: 'tooLarge', words }
}

/** The pen to which a row's deletions are credited (A8): of ours the one in force, of a plain client its only one. */
function penInForce(member: Member, writers: readonly number[]): number | null {
  const [first = null] = pensOf(writers)
  switch (member.client.type) {
    case 'ours':
      return first ?? member.client.penInForce
    case 'plain':
      return member.client.pen ?? first
    case 'silent':
      return null
  }
}

function pensOf(clients: readonly number[]): number[] {
  return clients.map(penOf).filter((pen) => pen !== null)
}
