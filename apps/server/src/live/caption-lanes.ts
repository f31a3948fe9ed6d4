import type { CaptionLane, CaptionLine, CaptionRefusal } from '@alongside/protocol'
import {
  captionGoesOn,
  captionProblem,
  hearsCaption,
  mayKnowOfInMeeting,
  maySee,
  mayTakeLane,
  type Space,
} from '@alongside/space'
import type { CaptionLines } from '@alongside/storage'
import type { WebSocket } from 'ws'
import type { After } from '../jobs/timer.ts'
import { createQueue, type Queue } from '../spaces/queue.ts'
import type { Committed, Spaces } from '../spaces/spaces.ts'
import { say } from './messages.ts'

export interface CaptionLanesDeps {
  readonly spaces: Pick<Spaces, 'load'>
  readonly captions: Pick<CaptionLines, 'put' | 'countOthers'>
  /** How many lines are kept of a meeting at most. */
  readonly maxCaptionLines: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly after: After
  readonly failed: (error: unknown) => void
}

/** What one socket has in the captions of a meeting. */
export interface CaptionSeat {
  /** How much of what it asked has not been done yet. */
  readonly waiting: number
  /** Takes the lane for a page, by its id, or lays it down for null. */
  takeLane(desk: string | null, over: boolean): void
  write(line: CaptionLine, kept: boolean): void
  /** The socket has ended. */
  leave(): void
}

interface Line extends CaptionLine {
  readonly person: string
  /** It is kept once it has ended, if that is still so then. */
  readonly keep: boolean
}

interface Holder {
  readonly person: string
  readonly desk: string
  /** Null while the connection is lost. */
  readonly socket: WebSocket | null
}

interface Lane {
  readonly space: string
  readonly meeting: string
  readonly readers: Map<WebSocket, string>
  /** What is done with lines is done one after another: saving takes a while. */
  readonly queue: Queue
  lines: readonly Line[]
  holder: Holder | null
}

/** So many lines are remembered for those who come in. */
const remembered = 12
/** Whoever is back within this time was never away. */
const lostMs = 2_000
/** To a socket that has taken in so little, a line that goes on is not told until it has ended. */
const maxBuffered = 64_000

/** The captions of the meetings whose rooms are open: one page at a time types, everybody who may reads along. */
export function createCaptionLanes(deps: CaptionLanesDeps) {
  const { spaces, captions, maxCaptionLines, now, after, failed } = deps
  const lanes = new Map<string, Lane>()

  function laneOf(space: Space, meeting: string): Lane {
    const found = lanes.get(meeting)
    if (found !== undefined) return found
    const lane: Lane = {
      space: space.id,
      meeting,
      readers: new Map(),
      queue: createQueue(),
      lines: [],
      holder: null,
    }
    lanes.set(meeting, lane)
    return lane
  }

  /** Does something with a lane and the space as it stands, after all that was asked before. */
  function inTurn(lane: Lane, act: (space: Space) => Promise<void> | void): Promise<void> {
    return lane.queue
      .run(async () => {
        const space = await spaces.load(lane.space)
        if (space !== null) await act(space)
      })
      .catch(failed)
  }

  function laneFor({ holder, meeting }: Lane, space: Space, socket: WebSocket, person: string): CaptionLane {
    if (holder === null) return { state: 'none', by: null, isYours: false }
    return {
      state: holder.socket === null ? 'lost' : 'on',
      by: mayKnowOfInMeeting(space, person, meeting, holder.person) ? holder.person : null,
      isYours: holder.socket === socket,
    }
  }

  function tellLane(lane: Lane, space: Space): void {
    for (const [socket, person] of lane.readers) {
      say(socket, { type: 'lane', meeting: lane.meeting, lane: laneFor(lane, space, socket, person) })
    }
  }

  function show(lane: Lane, space: Space, line: Line): void {
    const isNew = !lane.lines.some(({ id }) => id === line.id)
    const lines = isNew ? [...lane.lines, line] : lane.lines.map((one) => (one.id === line.id ? line : one))
    lane.lines = lines.slice(-remembered)
    for (const [socket, person] of lane.readers) {
      if (!line.ended && socket.bufferedAmount > maxBuffered) continue
      if (!hearsCaption(space, person, lane.meeting, line.item)) continue
      say(socket, { type: 'caption', meeting: lane.meeting, line: told(line) })
    }
  }

  /** Ends a line: what is kept stands on the disk before anybody is told that it has ended. */
  async function end(lane: Lane, space: Space, line: Line): Promise<void> {
    const words = line.words.trim()
    const isKept = line.keep && (space.meetings.get(lane.meeting)?.captions.keep ?? false)
    if (isKept && words !== '') {
      const { id, item, person } = line
      await captions.put({ meeting: lane.meeting, line: id, item, person, words, at: now() })
    }
    // Rights may have changed while it was written.
    show(lane, (await spaces.load(lane.space)) ?? space, { ...line, words, ended: true })
  }

  /** Whether one more line may be kept; one that was begun has its room. */
  async function hasRoomFor({ meeting }: Lane, line: string): Promise<boolean> {
    return (await captions.countOthers(meeting, line)) < maxCaptionLines
  }

  async function endAll(lane: Lane, space: Space): Promise<void> {
    for (const line of lane.lines) if (!line.ended) await end(lane, space, line)
  }

  async function takeLane(
    lane: Lane,
    space: Space,
    socket: WebSocket,
    { desk, over }: { readonly desk: string | null; readonly over: boolean },
  ): Promise<void> {
    const person = lane.readers.get(socket)
    if (person === undefined) return
    const { holder } = lane
    const isMine = holder !== null && holder.person === person && holder.desk === desk
    const isFree = holder === null || isMine || over
    if (desk === null ? holder?.socket !== socket : !isFree || !mayTakeLane(space, person, lane.meeting)) {
      const { meeting } = lane
      return say(socket, { type: 'lane', meeting, lane: laneFor(lane, space, socket, person) })
    }
    if (!isMine) await endAll(lane, space)
    lane.holder = desk === null ? null : { person, desk, socket }
    tellLane(lane, space)
  }

  async function write(
    lane: Lane,
    space: Space,
    socket: WebSocket,
    { line: sent, kept }: { readonly line: CaptionLine; readonly kept: boolean },
  ): Promise<void> {
    const person = lane.readers.get(socket)
    const meeting = space.meetings.get(lane.meeting)
    if (person === undefined || meeting === undefined) return
    const found = lane.lines.find(({ id }) => id === sent.id)
    const known = found?.person === person ? found : undefined
    const refuse = (why: CaptionRefusal): void =>
      say(socket, { type: 'captionNot', line: sent.id, why, had: known?.words ?? '', item: meeting.on })
    const got = (): void => {
      const { id, words, ended } = sent
      say(socket, { type: 'captionGot', line: id, words, ended })
    }

    if (known?.ended === true && known.words === sent.words.trim()) return got()
    const item = known === undefined ? sent.item : known.item
    const problem = captionProblem(space, person, lane.meeting, item)
    if (problem !== null) return refuse(problem)
    if (lane.holder?.socket !== socket || found !== known) return refuse('taken')
    if (known?.ended === true) return refuse('moved')
    const keep = known?.keep ?? (kept && meeting.captions.keep)
    try {
      if (known !== undefined && !captionGoesOn(space, lane.meeting, item)) await end(lane, space, known)
      if (!captionGoesOn(space, lane.meeting, item)) return refuse('moved')
      const line: Line = { id: sent.id, item, words: sent.words, ended: false, person, keep }
      if (known === undefined) await endAll(lane, space)
      if (known === undefined && keep && !(await hasRoomFor(lane, sent.id))) return refuse('full')
      if (sent.ended) await end(lane, space, line)
      else show(lane, space, line)
    } catch (error) {
      failed(error)
      return refuse('failed')
    }
    got()
  }

  /** Nothing more is said: all that is remembered goes. */
  async function forget(lane: Lane, space: Space): Promise<void> {
    try {
      await endAll(lane, space)
    } finally {
      lane.lines = []
      lane.holder = null
      tellLane(lane, space)
      dropEmpty(lane)
    }
  }

  /** Of a room that nobody shows and in which nothing is remembered nothing is kept. */
  function dropEmpty(lane: Lane): void {
    const isEmpty = lane.readers.size === 0 && lane.holder === null && lane.lines.length === 0
    if (isEmpty && lanes.get(lane.meeting) === lane) lanes.delete(lane.meeting)
  }

  function leave(lane: Lane, socket: WebSocket): void {
    lane.readers.delete(socket)
    dropEmpty(lane)
    const { holder } = lane
    if (holder?.socket !== socket) return
    lane.holder = { ...holder, socket: null }
    after(lostMs, () => {
      void inTurn(lane, (space) => {
        if (lane.holder?.socket === null) tellLane(lane, space)
      })
    })
  }

  return {
    /** Takes in a socket on which the meeting's room is shown. Whether the person may be there was asked before. */
    enter(socket: WebSocket, space: Space, person: string, meeting: string): CaptionSeat {
      const lane = laneOf(space, meeting)
      lane.readers.set(socket, person)
      const lines = lane.lines.filter(({ item }) => hearsCaption(space, person, meeting, item)).map(told)
      say(socket, { type: 'captions', meeting, lane: laneFor(lane, space, socket, person), lines })
      let waiting = 0
      const ask = (act: (at: Space) => Promise<void>): void => {
        waiting += 1
        void inTurn(lane, act).then(() => (waiting -= 1))
      }
      return {
        get waiting() {
          return waiting
        },
        takeLane: (desk, over) => ask((at) => takeLane(lane, at, socket, { desk, over })),
        write: (line, kept) => ask((at) => write(lane, at, socket, { line, kept })),
        leave: () => leave(lane, socket),
      }
    },

    /** Forgets all when a meeting is over, and takes the lane from whoever is no captioner any more. */
    hear({ before, space }: Committed): void {
      for (const lane of [...lanes.values()].filter((one) => one.space === space.id)) {
        const { meeting: id, holder, readers } = lane
        const isSame = before?.members === space.members && before.documents === space.documents
        if (isSame && before.meetings.get(id) === space.meetings.get(id)) continue
        for (const [socket, person] of readers) if (!maySee(space, person, id)) leave(lane, socket)
        const isOver = space.meetings.get(id)?.endedAt !== null
        if (isOver) {
          if (holder !== null || lane.lines.length > 0) void inTurn(lane, (at) => forget(lane, at))
        } else if (holder !== null && !mayTakeLane(space, holder.person, id)) {
          void inTurn(lane, async (at) => {
            await endAll(lane, at)
            lane.holder = null
            tellLane(lane, at)
            dropEmpty(lane)
          })
        }
      }
    },
  }
}

/** A line without what its readers are not told. */
function told({ id, item, words, ended }: Line): CaptionLine {
  return { id, item, words, ended }
}
