import { closeCodes } from '@alongside/protocol'
import { goodbye, type Guest } from '../http/sockets.ts'
import type { Wire } from './rooms.ts'

/**
 * A socket as a member's wire. What is sent in one go leaves in one write, and whoever reads too slowly is
 * closed before the server's memory fills (S9).
 */
export function wireOf({ socket, stream }: Pick<Guest, 'socket' | 'stream'>, maxBufferedBytes: number): Wire {
  let corked = false

  function uncork(): void {
    corked = false
    stream.uncork()
  }

  return {
    send(bytes) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > maxBufferedBytes) {
        return goodbye(socket, closeCodes.later, 'It reads too slowly.')
      }
      if (!corked) {
        corked = true
        stream.cork()
        process.nextTick(uncork)
      }
      socket.send(bytes)
    },
    close(code, reason) {
      goodbye(socket, code, reason)
    },
  }
}
