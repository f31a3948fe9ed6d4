import { closeCodes, type LiveRequest } from '@alongside/protocol'
import { concernedBy, maySee, memberOf, permissionOn, type Space } from '@alongside/space'
import type { CaptionLines, EventLog } from '@alongside/storage'
import type { WebSocket } from 'ws'
import { goodbye, type Guest } from '../http/sockets.ts'
import type { After } from '../jobs/timer.ts'
import type { Committed, Spaces } from '../spaces/spaces.ts'
import { createCaptionLanes, type CaptionSeat } from './caption-lanes.ts'
import { createFrames } from './frames.ts'
import { createMeetingRooms } from './meeting-rooms.ts'
import { decode, refuse, say, sendFrame } from './messages.ts'
import type { Positions } from './position.ts'
import type { Attendance, Expected, Presence } from './presence.ts'
import { createSubscription, type Subscription } from './subscription.ts'

export interface LiveDeps {
  readonly spaces: Pick<Spaces, 'load' | 'subscribe'>
  readonly events: Pick<EventLog, 'read'>
  readonly positions: Positions
  readonly presence: Presence
  readonly captions: Pick<CaptionLines, 'put' | 'countOthers'>
  /** How many lines of captions are kept of a meeting at most. */
  readonly maxCaptionLines: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Who and which cards must not be missing in a meeting as it stands. */
  readonly expectedIn: (space: Space, meeting: string) => Expected
  readonly after: After
  readonly warn: (event: string, fields: Readonly<Record<string, unknown>>) => void
  /** How often *still* is said, so that a page notices a line that has gone dead. */
  readonly stillMs: number
}

type Subscribe = Extract<LiveRequest, { type: 'subscribe' }>

/** What a socket is open for. */
interface Subscribed {
  readonly space: string
  readonly person: string
  readonly subscription: Subscription
  /** Null while the page shows no meeting's room; a screen on a wall has a seat alone. */
  readonly attendance: Attendance | null
  readonly seat: CaptionSeat | null
}

/** How often from one *still* to the next a page may say which cards it holds. */
const maxHolds = 200
/** How often in the same time it may say something of captions: 20 times a second, five times as often as it needs to. */
const maxCaptions = 400

/** `/live`: everything that is not text, told as it happens to those who may hear of it. */
export function createLive(deps: LiveDeps) {
  const { spaces, events, positions, stillMs } = deps
  const open = new Map<WebSocket, Subscribed>()
  /** The same of each space that anybody hears of. */
  const bySpace = new Map<string, Map<WebSocket, Subscribed>>()
  const frameOf = createFrames(positions)
  const warn = (error: unknown) => deps.warn('live.failed', { error: String(error) })
  const meetings = createMeetingRooms({ ...deps, failed: warn })
  const lanes = createCaptionLanes({ ...deps, failed: warn })

  const stop = spaces.subscribe((committed) => {
    for (const [socket, { subscription }] of openIn(committed.space.id)) {
      subscription.hear(committed).catch((error: unknown) => fail(socket, error))
    }
    tellWaiting(committed)
    meetings.hear(committed)
    lanes.hear(committed)
  })

  function openIn(space: string): ReadonlyMap<WebSocket, Subscribed> {
    return bySpace.get(space) ?? new Map()
  }

  function add(socket: WebSocket, subscribed: Subscribed): void {
    open.set(socket, subscribed)
    const others = bySpace.get(subscribed.space) ?? new Map<WebSocket, Subscribed>()
    bySpace.set(subscribed.space, others.set(socket, subscribed))
  }

  function remove(socket: WebSocket): void {
    const subscribed = open.get(socket)
    if (subscribed === undefined) return
    open.delete(socket)
    const others = bySpace.get(subscribed.space)
    others?.delete(socket)
    if (others?.size === 0) bySpace.delete(subscribed.space)
    subscribed.subscription.cancel()
    subscribed.attendance?.leave()
    subscribed.seat?.leave()
  }

  /** Of a document or section it is told to all who may read it: who takes part is asked when they ask what waits. */
  function tellWaiting({ before, space }: Committed): void {
    const here = openIn(space.id)
    const concerned = here.size === 0 ? [] : concernedBy(before, space)
    if (concerned.length === 0) return
    for (const [socket, { person }] of here) {
      const mayConcern = (id: string) =>
        id === person || maySee(space, person, id) || permissionOn(space, person, id) !== null
      if (concerned.some(mayConcern)) say(socket, { type: 'waiting' })
    }
  }

  function fail(socket: WebSocket, error: unknown): void {
    warn(error)
    goodbye(socket, closeCodes.failed, 'Something went wrong on the server.')
  }

  async function subscribe(socket: WebSocket, person: string, request: Subscribe): Promise<void> {
    const { meeting } = request
    const space = await spaces.load(request.space)
    const mayHear = space !== null && memberOf(space, person) !== null
    if (!mayHear || (meeting !== null && !maySee(space, person, meeting))) {
      return refuse(socket, { kind: 'notFound', words: 'There is nothing here that you may hear of.' })
    }
    const after = request.after === null ? space.head : positions.open(space.id, request.after)
    if (after === null) return refuse(socket, { kind: 'invalid', words: 'This position is not known here.' })
    if (socket.readyState !== socket.OPEN) return
    const subscription = createSubscription({
      events,
      space,
      person,
      after,
      send: (event) => sendFrame(socket, frameOf(event)),
      end: () => goodbye(socket, closeCodes.notAllowed, 'You are no longer a member.'),
    })
    say(socket, { type: 'ready', space: space.id, position: positions.seal(space.id, after) })
    const attendance =
      meeting === null || !request.attends ? null : meetings.enter(socket, space, person, meeting)
    const seat = meeting === null ? null : lanes.enter(socket, space, person, meeting)
    add(socket, { space: space.id, person, subscription, attendance, seat })
    await subscription.catchUp((await spaces.load(space.id)) ?? space)
  }

  return {
    /** Takes in someone who is signed in; they say once which space they want to hear of. */
    take({ socket, signedIn }: Guest): void {
      let hasAsked = false
      let holds = 0
      let captioned = 0
      const timer = setInterval(() => {
        holds = 0
        // What still waits for a slow disk counts on, else it would wait in ever longer rows.
        captioned = open.get(socket)?.seat?.waiting ?? 0
        say(socket, { type: 'still' })
      }, stillMs)
      socket.once('close', () => {
        clearInterval(timer)
        remove(socket)
      })
      socket.on('message', (data) => {
        if (socket.readyState !== socket.OPEN) return
        const request = decode(data)
        if (request?.type === 'subscribe' && !hasAsked) {
          hasAsked = true
          subscribe(socket, signedIn.person, request).catch((error: unknown) => fail(socket, error))
          return
        }
        const { attendance = null, seat = null } = open.get(socket) ?? {}
        const tooMany = () => goodbye(socket, closeCodes.tooMany, 'Too many messages were sent.')
        if (request?.type === 'holds' && attendance !== null) {
          if ((holds += 1) > maxHolds) tooMany()
          else attendance.holds(request.cards)
        } else if (request?.type === 'caption' && seat !== null) {
          if ((captioned += 1) > maxCaptions) tooMany()
          else seat.write(request.line, request.kept)
        } else if (request?.type === 'captionAs' && seat !== null) {
          if ((captioned += 1) > maxCaptions) tooMany()
          else seat.takeLane(request.desk, request.over)
        } else goodbye(socket, closeCodes.malformed, 'One request, in the form that is written down.')
      })
    },

    /** Tells a person that what waits for them in a space may be other than before. */
    waits(space: string, person: string): void {
      for (const [socket, subscribed] of openIn(space)) {
        if (subscribed.person === person) say(socket, { type: 'waiting' })
      }
    },

    /** Tells nobody anything more. */
    close(): void {
      stop()
      meetings.close()
    },
  }
}
