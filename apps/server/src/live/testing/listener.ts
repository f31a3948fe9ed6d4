import { liveMessageSchema, type LiveMessage } from '@alongside/protocol'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { WebSocket } from 'ws'
import type { Board } from '../../api/testing/open-board.ts'
import { createLive } from '../live.ts'

/** `/live` of a board on a real port. */
export async function serveLive(
  board: Board,
  options: { stillMs?: number; maxSocketsPerSession?: number } = {},
) {
  const live = createLive({
    ...board,
    events: board.store.events,
    stillMs: 60_000,
    maxSocketsPerSession: 10,
    warn: (event, fields) => board.warnings.push(`${event} ${JSON.stringify(fields)}`),
    ...options,
  })
  const server = createServer().on('upgrade', (request, stream, head) =>
    live.handleLiveUpgrade(request, stream, head),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return {
    url: `ws://127.0.0.1:${address.port}/live`,
    async close() {
      live.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A client of `/live` that keeps what it hears. */
export class Listening {
  readonly socket: WebSocket
  readonly heard: LiveMessage[] = []
  readonly errors: string[] = []
  readonly closed: Promise<number>
  #wake: () => void = () => undefined

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.socket = new WebSocket(url, { headers })
    this.closed = new Promise((resolve) => this.socket.on('close', resolve))
    this.socket.on('error', (error) => this.errors.push(String(error)))
    this.socket.on('message', (data: Buffer) => {
      this.heard.push(liveMessageSchema.parse(JSON.parse(data.toString())))
      this.#wake()
    })
  }

  /** Opens and subscribes; `after` null starts from now. */
  async subscribe(space: string, after: string | null): Promise<this> {
    await once(this.socket, 'open')
    this.socket.send(JSON.stringify({ type: 'subscribe', space, after }))
    await this.until(({ type }) => type === 'ready' || type === 'refused')
    return this
  }

  /** The first message heard that is as wanted, now or later. */
  async until(wanted: (message: LiveMessage) => boolean): Promise<LiveMessage> {
    for (;;) {
      const found = this.heard.find(wanted)
      if (found !== undefined) return found
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** Waits for an event of this kind. */
  untilEvent(kind: string): Promise<LiveMessage> {
    return this.until((message) => message.type === 'event' && message.event.kind === kind)
  }

  /** The kinds of the events heard so far, in order. */
  get kinds(): readonly string[] {
    return this.heard.flatMap((message) => (message.type === 'event' ? [message.event.kind] : []))
  }

  /** Where it stands after what it heard last. */
  get position(): string {
    const last = this.heard.findLast((message) => 'position' in message)
    if (last === undefined || !('position' in last)) throw new Error('nothing was heard yet')
    return last.position
  }

  async leave(): Promise<void> {
    this.socket.close()
    await this.closed
  }
}
