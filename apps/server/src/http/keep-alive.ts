import type { WebSocket } from 'ws'

const everyMs = 25_000

/** Pings every socket now and then, and ends those that did not answer the last one; answers how to stop. */
export function keepAlive(sockets: Iterable<WebSocket>, periodMs = everyMs): () => void {
  const waiting = new WeakSet<WebSocket>()
  const watched = new WeakSet<WebSocket>()

  function ask(socket: WebSocket): void {
    if (waiting.has(socket)) return socket.terminate()
    if (!watched.has(socket)) {
      watched.add(socket)
      socket.on('pong', () => waiting.delete(socket))
    }
    waiting.add(socket)
    socket.ping()
  }

  const timer = setInterval(() => {
    for (const socket of sockets) ask(socket)
  }, periodMs)
  timer.unref()
  return () => clearInterval(timer)
}
