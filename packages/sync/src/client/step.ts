import {
  closeCodes,
  decodeServerFrame,
  encodeFrame,
  isForGood,
  protocolVersion,
  sourceLimits,
  anySourceSchema,
  type ClientFrame,
  type AnySource,
  type Refused,
  type Saved,
  type ServerFrame,
  type Welcome,
} from '@alongside/protocol'
import { withDependents } from './dependents.ts'
import type { ClientEffect } from './effect.ts'
import type { ClientEvent, Entry, TakenPen } from './event.ts'
import type { ClientSession, Pending } from './session.ts'
import type { StopReason } from './status.ts'

/** A server that lets nothing be heard for so long is taken for gone; it speaks at least every 20 s (S10). */
const silenceMs = 30_000
/** How long "back" stays after everything was saved. */
const backMs = 4_000
const firstWaitMs = 250
const longestWaitMs = 15_000
const mostPensClaimed = 100

/** Moves a session on by one event and says what to do for it, in order. Never throws for what a server sent. */
export function stepClient(session: ClientSession, event: ClientEvent): readonly ClientEffect[] {
  session.effects = []
  if ('at' in event) session.now = Math.max(session.now, event.at)
  take(session, event)
  return session.effects
}

function take(session: ClientSession, event: ClientEvent): void {
  switch (event.type) {
    case 'opened':
      return greet(session)
    case 'closed':
      return closed(session, event.code, event.random)
    case 'frame':
      return hear(session, decodeServerFrame(event.bytes))
    case 'network':
      return changeNetwork(session, event.isThere)
    case 'pen':
      session.pens.set(event.pen.id, event.pen)
      if (session.link.is !== 'joined') return
      announce(session, event.pen.id)
      // Presence under the new id was dropped if it came before the pen.
      if (session.presence) say(session, { type: 'awareness', update: session.presence })
      return
    case 'local': {
      const pending = { ...event.entry, since: session.now }
      session.pending.push(pending)
      if (session.link.is === 'joined' && !session.isHeldBack) sendEntry(session, pending)
      return
    }
    case 'found':
      return found(session, event.entries, event.pens)
    case 'presence':
      session.presence = event.update
      if (session.link.is === 'joined') say(session, { type: 'awareness', update: event.update })
      return
    case 'tick':
      return tick(session)
    case 'again':
      if (session.link.is === 'greeting' || session.link.is === 'joined') return
      session.link = { is: 'apart', failures: 0 }
      session.effects.push({ type: 'connect', afterMs: 0 })
      return
  }
}

/** Adds what another tab left to the work that waits; only a hello can claim its pens, so there is a new one. */
function found(session: ClientSession, entries: readonly Entry[], pens: readonly TakenPen[]): void {
  // Before the others, since the newest is the one that writes here.
  session.pens = new Map([...pens.map((pen) => [pen.id, pen] as const), ...session.pens])
  session.pending.push(...entries.map((entry) => ({ ...entry, since: session.now })))
  if (session.link.is === 'greeting' || session.link.is === 'joined') {
    session.effects.push({ type: 'disconnect' })
  }
}

/** Hello first, then the question for what we lack; our own work waits for the welcome. */
function greet(session: ClientSession): void {
  session.link = { is: 'greeting', failures: 'failures' in session.link ? session.link.failures : 0 }
  session.penInForce = null
  session.count = 0
  session.sent = []
  session.isHeldBack = false
  session.heardAt = session.now
  const used = new Set(session.pending.map(({ pen }) => pen))
  const pens = [...session.pens.values()]
  // Pens with unsaved work come first; of the others only the newest can be in use.
  const claimed = [
    ...pens.filter(({ id }) => used.has(id)),
    ...pens.filter(({ id }) => !used.has(id)).slice(-1),
  ]
  say(session, {
    type: 'hello',
    hello: {
      protocol: protocolVersion,
      schema: session.schema,
      epoch: session.epoch,
      lastSeq: session.lastSeq,
      pens: claimed.slice(0, mostPensClaimed),
    },
  })
  say(session, { type: 'step1', stateVector: session.stateVector() })
}

function hear(session: ClientSession, frame: ReturnType<typeof decodeServerFrame>): void {
  session.heardAt = session.now
  if (session.link.is === 'greeting' || session.link.is === 'joined') understand(session, frame)
}

function understand(session: ClientSession, frame: ServerFrame | { readonly type: 'unreadable' }): void {
  switch (frame.type) {
    case 'welcome':
      return welcomed(session, frame.welcome)
    case 'step1':
      return answer(session)
    case 'step2':
      session.effects.push({ type: 'apply', update: frame.update })
      if (!session.isSynced) session.effects.push({ type: 'synced' })
      session.isSynced = true
      if (session.link.is === 'joined') session.link.failures = 0
      return
    case 'update':
      return void session.effects.push({ type: 'apply', update: frame.update })
    case 'awareness':
      return void session.effects.push({ type: 'presence', update: frame.update })
    case 'queryAwareness':
      if (session.presence) say(session, { type: 'awareness', update: session.presence })
      return
    case 'saved':
      return saved(session, frame.saved)
    case 'refused':
      return refused(session, frame.refused)
    case 'rights':
      return void session.effects.push({ type: 'rights', rights: frame.rights })
    case 'writers':
      return void session.effects.push({ type: 'writers', writers: frame.writers.writers })
    case 'origins':
      return void session.effects.push({ type: 'origins', origins: frame.origins.origins })
    case 'unreadable':
      // A newer server may say more than we know; what we do not understand we leave alone.
      return
  }
}

/** Hands in the unsaved work, in order, and says that this was all. */
function welcomed(session: ClientSession, welcome: Welcome): void {
  const isBack = session.wasJoined
  const failures = 'failures' in session.link ? session.link.failures : 0
  session.link = { is: 'joined', failures, cameBack: null }
  session.wasJoined = true
  session.epoch = welcome.epoch
  session.effects.push({ type: 'welcome', welcome })
  const stateOf = new Map(welcome.pens.map(({ id, state }) => [id, state]))
  const take = (state: string): Pending[] =>
    takeOut(
      session,
      session.pending.filter(({ pen }) => stateOf.get(pen) === state),
    )
  const foreign = take('notYours')
  const retired = take('retired')
  for (const { id, state } of welcome.pens) if (state !== 'bound') session.pens.delete(id)
  if (foreign.length > 0) session.effects.push({ type: 'foreign', entries: foreign })
  if (retired.length > 0) {
    const problem = { kind: 'penRetired', words: 'These words were refused before.' } as const
    session.effects.push({ type: 'refused', entries: retired, problem })
  }
  if (isBack && session.pending.length > 0) {
    session.link.cameBack = { sent: session.pending.length, until: null }
  }
  for (const entry of session.pending) sendEntry(session, entry)
  const [newest] = [...session.pens.keys()].slice(-1)
  if (newest !== undefined) announce(session, newest)
  say(session, { type: 'replayed', replayed: {} })
  if (session.presence) say(session, { type: 'awareness', update: session.presence })
}

/**
 * The server asks for what it lacks, which is in the entries and nowhere else. They are sent as they were written:
 * what Yjs has merged in the document since, such as two values of one key that undo keeps, no room lets in (S8).
 */
function answer(session: ClientSession): void {
  session.isHeldBack = false
  const onTheWay = new Set(session.sent.flatMap(({ ids }) => ids))
  for (const entry of session.pending) if (!onTheWay.has(entry.id)) sendEntry(session, entry)
  session.count += 1
  session.sent.push({ n: session.count, ids: [] })
  say(session, { type: 'step2', update: emptyUpdate })
}

/** An update without structs and deletions. */
const emptyUpdate = new Uint8Array([0, 0])

function saved(session: ClientSession, { upTo, seq }: Saved): void {
  session.lastSeq = Math.max(session.lastSeq, seq)
  const done = new Set(session.sent.filter(({ n }) => n <= upTo).flatMap(({ ids }) => ids))
  session.sent = session.sent.filter(({ n }) => n > upTo)
  const ids = session.pending.filter(({ id }) => done.has(id)).map(({ id }) => id)
  if (ids.length === 0) return
  session.pending = session.pending.filter(({ id }) => !done.has(id))
  session.effects.push({ type: 'saved', ids })
}

function refused(session: ClientSession, { n, retired, problem }: Refused): void {
  if (problem.kind === 'missingPart' || problem.kind === 'notSaved') {
    // All from here on comes again with our answer to the step 1 that follows.
    session.sent = session.sent.filter((sent) => sent.n < n)
    session.isHeldBack = true
    return
  }
  const ids = new Set(session.sent.filter((sent) => sent.n === n).flatMap((sent) => sent.ids))
  session.sent = session.sent.filter((sent) => sent.n !== n)
  const entries = takeOut(
    session,
    session.pending.filter(({ id, pen }) => ids.has(id) || retired.includes(pen)),
  )
  if (entries.length === 0) return
  session.effects.push({ type: 'refused', entries, problem })
}

/** Takes entries out of what waits, with those that cannot stand without them; gives them in order. */
function takeOut(session: ClientSession, gone: readonly Pending[]): Pending[] {
  if (gone.length === 0) return []
  const entries = new Set(withDependents(session.pending, gone))
  session.pending = session.pending.filter((entry) => !entries.has(entry))
  return [...entries]
}

function closed(session: ClientSession, code: number, random: number): void {
  if (session.link.is === 'stopped') return
  // The first loss of a good connection is no failure: it is made again at once.
  const failures =
    session.link.is === 'joined' && session.isSynced && session.link.failures === 0
      ? 0
      : session.link.failures + 1
  session.sent = []
  if (isForGood(code)) {
    session.link = { is: 'stopped', why: reasonOf(code) }
    return
  }
  session.link = { is: 'apart', failures }
  if (!session.hasNetwork) return
  const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** failures) * (0.5 + random / 2)
  session.effects.push({ type: 'connect', afterMs: waitMs })
}

function reasonOf(code: number): StopReason {
  switch (code) {
    case closeCodes.signedOut:
      return 'signedOut'
    case closeCodes.notAllowed:
      return 'notAllowed'
    case closeCodes.epochPassed:
      return 'old'
    default:
      return 'failed'
  }
}

function changeNetwork(session: ClientSession, isThere: boolean): void {
  if (session.hasNetwork === isThere) return
  session.hasNetwork = isThere
  if (session.link.is === 'stopped') return
  if (!isThere) session.effects.push({ type: 'disconnect' })
  else if (session.link.is === 'apart') session.effects.push({ type: 'connect', afterMs: 0 })
}

function tick(session: ClientSession): void {
  const { link, now } = session
  const isOn = link.is === 'greeting' || link.is === 'joined'
  if (isOn && now - session.heardAt > silenceMs) session.effects.push({ type: 'disconnect' })
  if (link.is !== 'joined' || link.cameBack === null || session.pending.length > 0) return
  const { sent, until } = link.cameBack
  if (until === null) link.cameBack = { sent, until: now + backMs }
  else if (now > until) link.cameBack = null
}

/** Says which pen writes from now on, so that deletions are credited to it too; nothing if that is known. */
function announce(session: ClientSession, pen: number): void {
  const taken = session.pens.get(pen)
  if (taken === undefined || session.penInForce === pen) return
  session.penInForce = pen
  const { takenAt: _takenAt, ...claim } = taken
  say(session, { type: 'pen', pen: claim })
}

function sendEntry(session: ClientSession, { id, pen, update, sources = [], restores }: Pending): void {
  announce(session, pen)
  declare(session, sources, restores)
  session.count += 1
  session.sent.push({ n: session.count, ids: [id] })
  say(session, { type: 'update', update })
}

/**
 * Says where letters of the update that follows came from, and what it restores; the room forgets it with each update (S30). What no room
 * would read is left out: words must never wait for it.
 */
function declare(session: ClientSession, sources: readonly AnySource[], restores: number | undefined): void {
  const { perMessage, perUpdate } = sourceLimits
  const fit = sources.slice(0, perUpdate).filter((source) => anySourceSchema.safeParse(source).success)
  for (let at = 0; at < fit.length; at += perMessage) {
    say(session, { type: 'sources', sources: { sources: fit.slice(at, at + perMessage) } })
  }
  if (restores !== undefined) say(session, { type: 'sources', sources: { sources: [], restores } })
}

function say(session: ClientSession, frame: ClientFrame): void {
  session.effects.push({ type: 'send', bytes: encodeFrame(frame) })
}
