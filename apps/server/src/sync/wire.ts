import { closeCodes } from '@alongside/protocol'
import type { WebSocket } from 'ws'
import { goodbye } from '../http/sockets.ts'
import type { Wire } from './rooms.ts'

/** A socket as a member's wire: whoever reads too slowly is closed before the server's memory fills (S9). */
export function wireOf(socket: WebSocket, maxBufferedBytes: number): Wire {
  return {
    send(bytes) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > maxBufferedBytes) {
        return goodbye(socket, closeCodes.later, 'It reads too slowly.')
      }
      socket.send(bytes)
    },
    close(code, reason) {
      goodbye(socket, code, reason)
    },
  }
}
