import { closeCodes, sourceLimits, type CloseCode, type Permission, type Problem } from '@alongside/protocol'
import {
  openRoom,
  problemWith,
  step,
  type Elsewhere,
  type Joiner,
  type Room,
  type RoomEffect,
  type RoomEvent,
  type Voice,
} from '@alongside/sync'
import type { Batch, NewJob, Snapshots, TextLog } from '@alongside/storage'
import type { ServerLimits } from '../config.ts'
import type { Log } from '../log.ts'
import type { Reader } from '../reader/reader.ts'
import { rowsPerSnapshot } from '../reader/snapshot-rules.ts'
import { nowhere, type Around, type LookAround } from './look-around.ts'
import type { Opener } from './opener.ts'
import { readRoom } from './read-room.ts'
import { createStandstill } from './standstill.ts'
import { originsAfterMs, ToldOrigins } from './told-origins.ts'

/** A member's end of the wire. */
export interface Wire {
  send(bytes: Uint8Array): void
  close(code: CloseCode, reason: string): void
}

export interface RoomsDeps {
  readonly text: Pick<TextLog, 'start' | 'rows' | 'append'>
  readonly snapshots: Pick<Snapshots, 'room'>
  readonly reader: Pick<Reader, 'diff' | 'origins' | 'compact'>
  readonly limits: ServerLimits
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Hears which sections are opened, and which have new words in the log. */
  readonly opener?: Opener
  /** What is to be done about rows later; it is kept with them. `hasTyped`: somebody typed for another in their section. */
  readonly planJobs?: (batch: Batch, hasTyped: boolean) => readonly NewJob[]
  /** Told once jobs were kept. */
  readonly onJobs?: () => void
  /** Hears how much was written, and by whom. */
  readonly onWrote?: (section: string, by: readonly Wrote[]) => void
  /** Says what else is in the space of a section; nothing unless given. */
  readonly lookAround?: LookAround
  /** How long a room stays open when the last member has left. */
  readonly idleMs?: number
}

/** How much somebody wrote. */
export interface Wrote {
  readonly person: string
  readonly bytes: number
}

/** A room that is open, with the wires of its members and what the shell is doing for it. */
interface Open {
  readonly room: Room
  readonly around: Around
  readonly wires: Map<string, { readonly wire: Wire; readonly person: string }>
  /** Whose the sessions are that have been in it: what they wrote may be committed when they are gone. */
  readonly sessions: Map<string, string>
  /** Commits and diffs that have not been answered. */
  readonly busy: Set<Promise<void>>
  readonly told: ToldOrigins
  /** Since when there may be more to be told; null where there is nothing. */
  moreSince: number | null
  /** How long it took to find that out for everyone, the last time. */
  originsTookMs: number
  /** Rows since a snapshot was last asked for, and when that was. */
  rowsSince: number
  compactedAt: number
  emptySince: number
  ended: boolean
}

/** A member's place in an open room. */
export interface Seat {
  readonly section: string
  readonly member: string
  receive(bytes: Uint8Array): void
  leave(): void
}

/** Who is in which section now. */
export interface Present {
  readonly section: string
  readonly member: string
  readonly person: string
  readonly permission: Permission
  /** Whose words they may type beside their own, as the room knows it. */
  readonly voices: readonly Voice[]
}

const defaultIdleMs = 60_000

/** In a busy section a snapshot is left after so many rows, and not more often than this. */
const rowsPerCompaction = 2_000
const compactionEveryMs = 30_000

/** The shell of the rooms: each is opened from the log once, moved on one event at a time, and closed when it is idle. */
export function createRooms(deps: RoomsDeps) {
  const { text, snapshots, reader, limits, log, now, opener, idleMs = defaultIdleMs } = deps
  const { planJobs = () => [], onJobs = () => undefined, onWrote = () => undefined } = deps
  const { lookAround = nowhere } = deps
  const rooms = new Map<string, Promise<Open>>()
  const opened = new Map<string, Open>()
  const standstill = createStandstill()

  const passedOver = (fields: object): void => log.error(fields, 'snapshot.unfit')

  async function load(section: string): Promise<Open> {
    const { start, read, rows } = await readRoom({ text, snapshots, passedOver }, section)
    const room = openRoom(section, start, read, limits)
    if (room.isSetAside)
      log.error({ section, seq: read.seq, head: start.head, why: read.unfit }, 'room.setAside')
    const open: Open = {
      room,
      around: await lookAround.from(section),
      wires: new Map(),
      sessions: new Map(),
      busy: new Set(),
      told: new ToldOrigins(room.head),
      moreSince: null,
      originsTookMs: 0,
      rowsSince: rows,
      compactedAt: now(),
      emptySince: now(),
      ended: false,
    }
    opened.set(section, open)
    log.debug({ section, rows }, 'room.opened')
    opener?.entered(section)
    return open
  }

  /** A load that fails leaves nothing behind, least of all an empty room (S11). */
  function enter(section: string): Promise<Open> {
    const found = rooms.get(section)
    if (found !== undefined) return found
    const loading = load(section)
    rooms.set(section, loading)
    loading.catch(() => rooms.delete(section))
    return loading
  }

  function forget(open: Open): void {
    open.ended = true
    open.around.letGo()
    opened.delete(open.room.section)
    rooms.delete(open.room.section)
  }

  function tell(open: Open, event: RoomEvent): void {
    if (open.ended) return
    let effects: readonly RoomEffect[]
    try {
      effects = step(open.room, event)
    } catch (error) {
      return end(open, String(error))
    }
    for (const effect of effects) perform(open, effect)
    if (open.wires.size === 0) open.emptySince = now()
  }

  function perform(open: Open, effect: RoomEffect): void {
    switch (effect.type) {
      case 'commit':
        return track(open, commit(open, effect.batch))
      case 'diff':
        return track(open, diff(open, effect))
      case 'origins':
        return track(open, findOrigins(open, effect.member))
      case 'send':
        for (const member of effect.to) open.wires.get(member)?.wire.send(effect.bytes)
        return
      case 'close':
        open.wires.get(effect.member)?.wire.close(effect.code, effect.reason)
        open.wires.delete(effect.member)
        return
    }
  }

  function track(open: Open, work: Promise<void>): void {
    open.busy.add(work)
    void work.finally(() => open.busy.delete(work))
  }

  async function commit(open: Open, batch: Batch): Promise<void> {
    try {
      const hasTyped = open.room.pens.values().some(({ hand, voice }) => hand !== voice)
      const jobs = planJobs(batch, hasTyped)
      const [result] = await text.append([{ ...batch, jobs }])
      if (result?.type === 'written') {
        if (jobs.length > 0) onJobs()
        open.moreSince ??= now()
        tell(open, { type: 'committed', head: result.head })
        open.rowsSince += batch.rows.length
        opener?.written(batch.section)
        onWrote(batch.section, wroteIn(open, batch))
        return
      }
      end(open, 'someone else wrote to its log')
    } catch (error) {
      log.error({ section: batch.section, why: String(error) }, 'commit.failed')
      tell(open, { type: 'commitFailed' })
    }
  }

  async function diff(open: Open, effect: Extract<RoomEffect, { type: 'diff' }>): Promise<void> {
    const { member, stateVector, upTo } = effect
    try {
      const update = await reader.diff(open.room.section, upTo, stateVector)
      tell(open, { type: 'diffed', member, upTo, update })
    } catch {
      tell(open, { type: 'diffFailed', member })
    }
  }

  /** Finds out whose words are not those of their pen: all of them for one member, new ones for everyone. */
  async function findOrigins(open: Open, member: string | null): Promise<void> {
    const from = now()
    try {
      const found = await reader.origins(open.room.section, member === null ? open.told.upTo : 0)
      const origins = member === null ? open.told.take(found) : found.origins
      if (origins.length > 0) tell(open, { type: 'origins', member, origins })
    } catch {
      // The reader has said why. Until it can be found out again, words are shown as those of their pen.
      if (member !== null) open.told.forget()
      open.moreSince ??= now()
    }
    if (member === null) open.originsTookMs = now() - from
  }

  /** Has a snapshot left of what was written, so that whoever opens the section next need not read it all. */
  async function compact(open: Open): Promise<void> {
    open.rowsSince = 0
    open.compactedAt = now()
    // The reader has said why it cannot; whoever comes next reads more, that is all.
    await reader.compact(open.room.section).catch(() => {})
  }

  /** Ends a room that cannot go on; its members come back to one that is opened anew, when nothing is being written any more. */
  function end(open: Open, why: string, code: 'failed' | 'later' | 'epochPassed' = 'failed'): void {
    if (open.ended) return
    const { section } = open.room
    if (code === 'failed') log.error({ section, why }, 'room.failed')
    else log.info({ section, why }, 'room.ended')
    open.ended = true
    open.around.letGo()
    opened.delete(section)
    for (const { wire } of open.wires.values()) wire.close(closeCodes[code], 'The section is opened anew.')
    open.wires.clear()
    const settled = Promise.allSettled(open.busy).then(() => load(section))
    rooms.set(section, settled)
    settled.catch(() => rooms.delete(section))
  }

  /** Waits until all that was let into a section is on the disk, or was given up. */
  async function settled(section: string): Promise<void> {
    for (;;) {
      const open = await rooms.get(section)?.catch(() => undefined)
      if (open === undefined || open.room.inFlight === null) return
      await Promise.race(open.busy)
    }
  }

  function tick(): void {
    const at = now()
    for (const open of opened.values()) {
      if (open.wires.size > 0 || open.busy.size > 0) {
        tell(open, { type: 'tick', at })
        if (open.rowsSince >= rowsPerCompaction && at - open.compactedAt >= compactionEveryMs)
          track(open, compact(open))
        if (open.moreSince === null || at - open.moreSince < originsAfterMs(open.originsTookMs)) continue
        open.moreSince = null
        track(open, findOrigins(open, null))
      } else if (at - open.emptySince >= idleMs) {
        forget(open)
        if (open.rowsSince >= rowsPerSnapshot) void compact(open)
        log.debug({ section: open.room.section }, 'room.closed')
      }
    }
  }

  const timer = setInterval(tick, 100)

  return {
    /** Takes a member in, when the section is open; rejects when it cannot be opened. */
    async join(section: string, joiner: Joiner, wire: Wire): Promise<Seat> {
      const { member, person, session } = joiner
      let open = await enter(section)
      while (open.ended) open = await enter(section)
      const here = open
      here.wires.set(member, { wire, person })
      here.sessions.set(session, person)
      tell(here, { type: 'join', joiner, at: now() })
      const elsewhere: Elsewhere = {
        mayRead: (other) => here.around.mayRead(person, other),
        erasedIn: (other) => here.around.erasedIn(other),
      }
      let waitingBytes = 0
      let isSentAway = false

      function hear(bytes: Uint8Array): void {
        if (!isSentAway) tell(here, { type: 'frame', member, bytes, elsewhere, at: now() })
      }

      /** Whoever sends too much meanwhile comes back with all of it, of which nothing was let in. */
      function hearLater(bytes: Uint8Array): void {
        waitingBytes += bytes.length
        isSentAway ||= waitingBytes > limits.maxQueuedBytes
        if (isSentAway) return wire.close(closeCodes.later, 'The section stands still for a moment.')
        standstill.let(section, () => {
          waitingBytes = 0
          hear(bytes)
        })
      }

      return {
        section,
        member,
        receive: (bytes) => (standstill.isHeld(section) ? hearLater(bytes) : hear(bytes)),
        leave: () =>
          standstill.let(section, () => {
            here.wires.delete(member)
            tell(here, { type: 'leave', member })
          }),
      }
    },

    /**
     * Does something while nobody writes in some sections. What was let in is on the disk before; what comes meanwhile
     * is let in or refused after it, by what its writers may do then.
     */
    async whileStill<Result>(sections: readonly string[], act: () => Promise<Result>): Promise<Result> {
      const goOn = sections.map((section) => standstill.hold(section))
      try {
        await Promise.all(sections.map(settled))
        return await act()
      } finally {
        for (const one of goOn) one()
      }
    },

    /** Why a section as it stands in its log would not take updates of one who may edit; null where it would. */
    async problemWith(section: string, updates: readonly Uint8Array[]): Promise<Problem | null> {
      const { start, read } = await readRoom({ text, snapshots, passedOver }, section)
      return problemWith(openRoom(section, start, read, limits), updates)
    },

    /**
     * Sends everyone away from a section of which something was erased, and opens it anew for whoever comes then:
     * their pages hold what is gone. From then on no other section takes it from them either.
     */
    async setBack(section: string): Promise<void> {
      const open = opened.get(section)
      if (open !== undefined) end(open, 'it was set back', 'epochPassed')
      await lookAround.learnErased(section)
    },

    /** Opens sections anew to whose logs something other than their rooms wrote; everyone there comes back at once. */
    movedOn(sections: readonly string[]): void {
      for (const section of sections) {
        const open = opened.get(section)
        if (open !== undefined) end(open, 'its log was moved on', 'later')
      }
    },

    /** Everyone who is in an open room now. */
    *present(): Generator<Present> {
      for (const { room, wires } of opened.values()) {
        for (const [member, { person }] of wires) {
          const known = room.members.get(member)
          if (known === undefined) continue
          const { permission, voices } = known
          yield { section: room.section, member, person, permission, voices }
        }
      }
    },

    /** Tells a room that what a member may do has changed, or what is shown of a person. */
    tell(section: string, event: Extract<RoomEvent, { type: 'permission' | 'voices' | 'presence' }>): void {
      const open = opened.get(section)
      if (open !== undefined) tell(open, event)
    },

    /** How many rooms are open. */
    get size(): number {
      return opened.size
    },

    /** Waits until all that was let in is written. */
    async close(): Promise<void> {
      clearInterval(timer)
      for (const open of opened.values()) while (open.busy.size > 0) await Promise.allSettled(open.busy)
    },
  }
}

function wroteIn({ sessions }: Open, { rows }: Batch): readonly Wrote[] {
  return rows.flatMap(({ session, bytes, sources = [] }) => {
    const person = sessions.get(session)
    return person === undefined
      ? []
      : [{ person, bytes: bytes.length + sources.length * sourceLimits.bytesEach }]
  })
}

export type Rooms = ReturnType<typeof createRooms>
