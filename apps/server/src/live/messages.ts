import {
  closeCodes,
  liveRequestSchema,
  type LiveMessage,
  type LiveRequest,
  type Problem,
} from '@alongside/protocol'
import type { RawData, WebSocket } from 'ws'
import { goodbye } from '../http/sockets.ts'

const maxRequestBytes = 2_000

/** More waits for nobody who reads: what is told is small, and events go out one at a time. */
const maxBufferedBytes = 1_000_000

/** Sends a message. Whoever does not read is closed before the server's memory fills, and comes back when they do. */
export function say(socket: WebSocket, message: LiveMessage): void {
  if (socket.readyState === socket.OPEN && socket.bufferedAmount > maxBufferedBytes) {
    return goodbye(socket, closeCodes.later, 'It reads too slowly.')
  }
  socket.send(JSON.stringify(message), ignoreClosed)
}

/** Resolves when the socket has taken it or is closed, so that one event at most waits for a slow reader. */
export function sendFrame(socket: WebSocket, frame: Buffer): Promise<void> {
  return new Promise((resolve) => socket.send(frame, { binary: false }, () => resolve()))
}

/** A socket that is closed already takes nothing, and whoever was at it comes back and goes on from where they were. */
function ignoreClosed(): void {}

/** Says why there is nothing to hear, and closes for good. */
export function refuse(socket: WebSocket, problem: Problem): void {
  say(socket, { type: 'refused', problem })
  goodbye(socket, closeCodes.notAllowed, problem.words)
}

/** What a client sent, or null where it is nothing that a client may send. */
export function decode(data: RawData): LiveRequest | null {
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
