import {
  closeCodes,
  liveRequestSchema,
  type EventEnvelope,
  type LiveMessage,
  type LiveRequest,
  type Problem,
} from '@alongside/protocol'
import { concernedBy, maySee, memberOf, permissionOn, toldOf } from '@alongside/space'
import type { EventLog } from '@alongside/storage'
import type { RawData, WebSocket } from 'ws'
import { goodbye, type Guest } from '../http/sockets.ts'
import type { Committed, Spaces } from '../spaces/spaces.ts'
import type { Positions } from './position.ts'
import { createSubscription, type Subscription } from './subscription.ts'

export interface LiveDeps {
  readonly spaces: Pick<Spaces, 'load' | 'subscribe'>
  readonly events: Pick<EventLog, 'read'>
  readonly positions: Positions
  readonly warn: (event: string, fields: Readonly<Record<string, unknown>>) => void
  /** How often *still* is said, so that a page notices a line that has gone dead. */
  readonly stillMs: number
}

/** What a socket is open for. */
interface Subscribed {
  readonly space: string
  readonly person: string
  readonly subscription: Subscription
}

const maxRequestBytes = 2_000

/** `/live`: everything that is not text, told as it happens to those who may hear of it. */
export function createLive({ spaces, events, positions, warn, stillMs }: LiveDeps) {
  const open = new Map<WebSocket, Subscribed>()

  const stop = spaces.subscribe((committed) => {
    for (const [socket, { subscription }] of open) {
      subscription.hear(committed).catch((error: unknown) => fail(socket, error))
    }
    tellWaiting(committed)
  })

  /** Of a document or section it is told to all who may read it: who takes part is asked when they ask what waits. */
  function tellWaiting({ before, space }: Committed): void {
    const here = [...open].filter(([, subscribed]) => subscribed.space === space.id)
    if (here.length === 0) return
    const concerned = concernedBy(before, space)
    for (const [socket, { person }] of here) {
      const mayConcern = (id: string) =>
        id === person || maySee(space, person, id) || permissionOn(space, person, id) !== null
      if (concerned.some(mayConcern)) say(socket, { type: 'waiting' })
    }
  }

  function fail(socket: WebSocket, error: unknown): void {
    warn('live.failed', { error: String(error) })
    goodbye(socket, closeCodes.failed, 'Something went wrong on the server.')
  }

  async function subscribe(socket: WebSocket, person: string, request: LiveRequest): Promise<void> {
    const space = await spaces.load(request.space)
    if (space === null || memberOf(space, person) === null) {
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
      send: (event) => tell(socket, event),
      end: () => goodbye(socket, closeCodes.notAllowed, 'You are no longer a member.'),
    })
    open.set(socket, { space: space.id, person, subscription })
    say(socket, { type: 'ready', space: space.id, position: positions.seal(space.id, after) })
    await subscription.catchUp((await spaces.load(space.id)) ?? space)
  }

  /** Resolves when the socket has taken it, so that one event at most waits for a slow reader. */
  function tell(socket: WebSocket, logged: EventEnvelope): Promise<void> {
    const { space, at, actor, hand, capacity, kind } = logged
    const event = { space, at, actor, hand, capacity, kind, payload: toldOf(logged) }
    const position = positions.seal(space, logged.seq)
    return new Promise((resolve) => say(socket, { type: 'event', position, event }, resolve))
  }

  return {
    /** Takes in someone who is signed in; they say once which space they want to hear of. */
    take({ socket, signedIn }: Guest): void {
      const timer = setInterval(() => say(socket, { type: 'still' }), stillMs)
      socket.once('close', () => {
        clearInterval(timer)
        open.get(socket)?.subscription.cancel()
        open.delete(socket)
      })
      let hasAsked = false
      socket.on('message', (data) => {
        const request = hasAsked ? null : decode(data)
        hasAsked = true
        if (request === null)
          goodbye(socket, closeCodes.malformed, 'One request, in the form that is written down.')
        else subscribe(socket, signedIn.person, request).catch((error: unknown) => fail(socket, error))
      })
    },

    /** Tells a person that what waits for them in a space may be other than before. */
    waits(space: string, person: string): void {
      for (const [socket, subscribed] of open) {
        if (subscribed.space === space && subscribed.person === person) say(socket, { type: 'waiting' })
      }
    },

    /** Tells nobody anything more. */
    close: stop,
  }
}

function say(socket: WebSocket, message: LiveMessage, done?: () => void): void {
  socket.send(JSON.stringify(message), () => done?.())
}

function refuse(socket: WebSocket, problem: Problem): void {
  say(socket, { type: 'refused', problem })
  goodbye(socket, closeCodes.notAllowed, problem.words)
}

function decode(data: RawData): LiveRequest | null {
  const bytes = Array.isArray(data)
    ? Buffer.concat(data)
    : data instanceof ArrayBuffer
      ? Buffer.from(data)
      : data
  if (bytes.length > maxRequestBytes) return null
  try {
    return liveRequestSchema.safeParse(JSON.parse(bytes.toString())).data ?? null
  } catch {
    return null
  }
}
