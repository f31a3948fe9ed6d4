import {
  closeCodes,
  liveRequestSchema,
  type EventEnvelope,
  type LiveMessage,
  type LiveRequest,
  type Problem,
} from '@alongside/protocol'
import { memberOf } from '@alongside/space'
import type { EventLog } from '@alongside/storage'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { Auth, SignedIn } from '../auth/auth.ts'
import { isSameOrigin } from '../auth/origin.ts'
import type { Spaces } from '../spaces/spaces.ts'
import type { Positions } from './position.ts'
import { createSubscription, type Subscription } from './subscription.ts'

export interface LiveDeps {
  readonly auth: Pick<Auth, 'sessionOf' | 'onEnded'>
  readonly spaces: Pick<Spaces, 'load' | 'subscribe'>
  readonly events: Pick<EventLog, 'read'>
  readonly positions: Positions
  /** Where the product is reached, or null: wherever a request's Host says. */
  readonly publicUrl: string | null
  readonly warn: (event: string, fields: Readonly<Record<string, unknown>>) => void
  /** How long nothing is said before *still* is, and how often a session is asked after. */
  readonly stillMs: number
  readonly maxSocketsPerSession: number
}

const maxRequestBytes = 2_000

interface Listener {
  readonly socket: WebSocket
  readonly signedIn: SignedIn
  subscription: Subscription | null
}

/** `/live`: everything that is not text, told as it happens. */
export function createLive(deps: LiveDeps) {
  const { auth, spaces, events, positions, warn } = deps
  const server = new WebSocketServer({ noServer: true, maxPayload: maxRequestBytes })
  const listeners = new Set<Listener>()

  const unsubscribe = spaces.subscribe((committed) => {
    for (const listener of listeners) {
      listener.subscription?.hear(committed).catch((error: unknown) => fail(listener, error))
    }
  })
  const stopHearing = auth.onEnded((session) => {
    for (const listener of listeners) {
      if (listener.signedIn.session === session) listener.socket.close(closeCodes.signedOut)
    }
  })

  function fail({ socket }: Listener, error: unknown): void {
    warn('live.failed', { error: String(error) })
    socket.close(closeCodes.failed)
  }

  async function accept(socket: WebSocket, headers: Headers): Promise<void> {
    // What is said before the session has been read waits; nothing is lost and nothing is answered early.
    const early: RawData[] = []
    const keep = (data: RawData) => void early.push(data)
    socket.on('message', keep)
    socket.on('error', () => socket.terminate())
    const signedIn = await auth.sessionOf(headers)
    if (signedIn === null) return socket.close(closeCodes.signedOut)
    const open = [...listeners].filter((one) => one.signedIn.session === signedIn.session)
    if (open.length >= deps.maxSocketsPerSession) return socket.close(closeCodes.tooMany)

    const listener: Listener = { socket, signedIn, subscription: null }
    listeners.add(listener)
    const stopWatching = watch(listener, headers)
    socket.on('close', () => {
      stopWatching()
      listener.subscription?.cancel()
      listeners.delete(listener)
    })
    let heard = false
    const hear = (data: RawData) => {
      // One request each, so that a socket cannot make us work; the web app asks once.
      if (heard) return socket.close(closeCodes.malformed)
      heard = true
      const request = decode(data)
      if (request === null) return socket.close(closeCodes.malformed)
      subscribe(listener, request).catch((error: unknown) => fail(listener, error))
    }
    socket.off('message', keep)
    socket.on('message', hear)
    for (const data of early) hear(data)
  }

  async function subscribe(listener: Listener, request: LiveRequest): Promise<void> {
    const { socket, signedIn } = listener
    const space = await spaces.load(request.space)
    if (space === null || memberOf(space, signedIn.person) === null) {
      return refuse(socket, { kind: 'notFound', words: 'There is nothing here that you may hear of.' })
    }
    const after = request.after === null ? space.head : positions.open(space.id, request.after)
    if (after === null) return refuse(socket, { kind: 'invalid', words: 'This position is not known here.' })
    const subscription = createSubscription({
      events,
      space,
      person: signedIn.person,
      after,
      send: (event) => send(listener, event),
      end: () => socket.close(closeCodes.notAllowed),
    })
    listener.subscription = subscription
    say(socket, { type: 'ready', space: space.id, position: positions.seal(space.id, after) })
    await subscription.catchUp((await spaces.load(space.id)) ?? space)
  }

  /** Resolves when the socket has taken it, so that one event at most waits for a slow reader. */
  function send({ socket }: Listener, logged: EventEnvelope): Promise<void> {
    const { space, at, actor, hand, capacity, kind, payload } = logged
    const event = { space, at, actor, hand, capacity, kind, payload }
    const position = positions.seal(space, logged.seq)
    return new Promise((resolve) => say(socket, { type: 'event', position, event }, resolve))
  }

  /** Says *still* now and then, asks after the session, and notices a line that has gone dead. */
  function watch({ socket, signedIn }: Listener, headers: Headers): () => void {
    let isAlive = true
    socket.on('pong', () => (isAlive = true))
    const timer = setInterval(() => {
      if (!isAlive) return socket.terminate()
      isAlive = false
      socket.ping()
      say(socket, { type: 'still' })
      auth.sessionOf(headers).then(
        (now) => now?.session === signedIn.session || socket.close(closeCodes.signedOut),
        (error: unknown) => warn('live.session', { error: String(error) }),
      )
    }, deps.stillMs)
    return () => clearInterval(timer)
  }

  return {
    /** Takes over a request to `/live`: from another site it is refused, without a session it is closed. */
    handleLiveUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
      stream.on('error', () => stream.destroy())
      const { origin, host = '' } = request.headers
      if (origin !== undefined && !isSameOrigin(origin, deps.publicUrl ?? `http://${host}`)) {
        stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
        return
      }
      const headers = new Headers({ cookie: request.headers.cookie ?? '' })
      server.handleUpgrade(request, stream, head, (socket) => {
        accept(socket, headers).catch((error: unknown) => {
          warn('live.failed', { error: String(error) })
          socket.close(closeCodes.failed)
        })
      })
    },

    /** Closes every socket; their clients come back later. */
    close(): void {
      unsubscribe()
      stopHearing()
      for (const { socket } of listeners) socket.close(closeCodes.later)
      server.close()
    },
  }
}

export type Live = ReturnType<typeof createLive>

function say(socket: WebSocket, message: LiveMessage, done?: () => void): void {
  socket.send(JSON.stringify(message), () => done?.())
}

function refuse(socket: WebSocket, problem: Problem): void {
  say(socket, { type: 'refused', problem })
  socket.close(closeCodes.notAllowed)
}

function decode(data: RawData): LiveRequest | null {
  try {
    const bytes = Array.isArray(data)
      ? Buffer.concat(data)
      : data instanceof ArrayBuffer
        ? Buffer.from(data)
        : data
    return liveRequestSchema.safeParse(JSON.parse(bytes.toString())).data ?? null
  } catch {
    return null
  }
}
