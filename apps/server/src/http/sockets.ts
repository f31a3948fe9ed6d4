import { closeCodes, type CloseCode } from '@alongside/protocol'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { isSameOrigin } from '../auth/origin.ts'
import type { SignedIn } from '../auth/auth.ts'
import type { Log } from '../log.ts'
import { keepAlive } from './keep-alive.ts'

/** A socket of someone who is signed in, not read from before `begin`. */
export interface Guest {
  readonly socket: WebSocket
  /** The stream that the socket stands on: corked while much is sent at once. */
  readonly stream: Duplex
  readonly signedIn: SignedIn
}

/** What takes guests in at a path; null where there is nothing. */
export type Door = (path: string) => ((guest: Guest) => void) | null

export interface SocketsOptions {
  readonly publicUrl: string | null
  readonly sessionOf: (headers: Headers) => Promise<SignedIn | null>
  /** What is behind each path; null: nothing. */
  readonly door: Door
  readonly maxPayload: number
  readonly maxSocketsPerSession: number
  readonly log: Log
}

/** How long a socket that was closed may take to say goodbye. */
const goodbyeMs = 2_000

/**
 * Accepts sockets. Every refusal is said by a close code after the handshake, since browsers show no HTTP
 * status to a page, and an unmodified y-websocket client stays away after a code of 44xx where it would come
 * back for ever after a 401. Nothing is sent before that, and what the client sends is not looked at.
 */
export function openSockets(server: Server, options: SocketsOptions) {
  const { publicUrl, sessionOf, door, maxPayload, maxSocketsPerSession, log } = options
  const accepting = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false })
  const bySession = new Map<string, Set<WebSocket>>()
  const stopPings = keepAlive(accepting.clients)
  let closing = false

  function refuse(socket: WebSocket, code: CloseCode, reason: string): void {
    socket.on('message', () => {})
    goodbye(socket, code, reason)
  }

  function enter(guest: Guest, take: (guest: Guest) => void): void {
    const { socket, signedIn } = guest
    const mine = bySession.get(signedIn.session) ?? new Set()
    if (mine.size >= maxSocketsPerSession) {
      return refuse(socket, closeCodes.tooMany, 'Too many connections are open.')
    }
    bySession.set(signedIn.session, mine.add(socket))
    socket.once('close', () => {
      mine.delete(socket)
      if (mine.size === 0 && bySession.get(signedIn.session) === mine) bySession.delete(signedIn.session)
    })
    take(guest)
  }

  async function upgrade(req: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> {
    const take = door(pathOf(req))
    const isOurs = isOwnOrigin(req, publicUrl)
    const signedIn = take === null || !isOurs ? null : await sessionOf(cookiesOf(req))
    accepting.handleUpgrade(req, raw, head, (socket) => {
      socket.on('error', (error) => log.debug({ why: error.message }, 'socket.broken'))
      if (closing) refuse(socket, closeCodes.later, 'The server is going down.')
      else if (take === null) refuse(socket, closeCodes.notAllowed, 'There is nothing here.')
      else if (!isOurs) refuse(socket, closeCodes.notAllowed, 'This came from another site.')
      else if (signedIn === null) refuse(socket, closeCodes.signedOut, 'Sign in first.')
      else if (!isMeantBy(req, signedIn)) {
        refuse(socket, closeCodes.signedOut, 'Someone else is signed in here now.')
      } else enter({ socket, stream: raw, signedIn }, take)
    })
  }

  server.on('upgrade', (req, raw, head) => {
    raw.on('error', () => raw.destroy()) // a reset while we look up the session must not end the process
    upgrade(req, raw, head).catch((error: unknown) => {
      log.error({ why: String(error) }, 'upgrade.failed')
      raw.destroy()
    })
  })

  return {
    /** Closes what a session that has ended has open. */
    endSession(session: string): void {
      for (const socket of bySession.get(session) ?? []) {
        goodbye(socket, closeCodes.signedOut, 'You were signed out.')
      }
    },

    /** Asks everyone to come back later, and waits until they are gone. */
    async close(): Promise<void> {
      closing = true
      stopPings()
      const gone = [...accepting.clients].map((socket) => {
        const { promise, resolve } = Promise.withResolvers<void>()
        socket.once('close', () => resolve())
        goodbye(socket, closeCodes.later, 'The server is going down.')
        return promise
      })
      await Promise.all(gone)
    },
  }
}

/** Closes a socket, by force if the other side does not answer. */
export function goodbye(socket: WebSocket, code: CloseCode, reason: string): void {
  if (socket.readyState === socket.CLOSED) return
  socket.resume() // the answer to our close is read like everything else
  socket.close(code, reason)
  const timer = setTimeout(() => socket.terminate(), goodbyeMs)
  socket.once('close', () => clearTimeout(timer))
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? '').split('?', 1)[0] ?? ''
}

/**
 * A page says whose it is with `?as=`. Its cookies may be another person's by now, who signed in beside it: what
 * was written on it must not go out in their name. Who says nothing comes as whoever is signed in.
 */
function isMeantBy(req: IncomingMessage, { person }: SignedIn): boolean {
  const as = new URLSearchParams((req.url ?? '').split('?', 2)[1]).get('as')
  return as === null || as === person
}

function cookiesOf(req: IncomingMessage): Headers {
  return new Headers(req.headers.cookie === undefined ? {} : { cookie: req.headers.cookie })
}

/** Browsers always say Origin with a socket, so what says none is no browser and acts for nobody else. */
function isOwnOrigin(req: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = req.headers
  if (origin === undefined) return true
  return isSameOrigin(origin, publicUrl ?? `http://${host ?? ''}`)
}
