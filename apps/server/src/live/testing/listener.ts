import { liveMessageSchema, type CaptionLine, type LiveMessage } from '@alongside/protocol'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { WebSocket } from 'ws'
import { type Board } from '../../api/testing/open-board.ts'
import { site } from '../../api/testing/site.ts'
import { openSockets } from '../../http/sockets.ts'
import { createLog } from '../../log.ts'
import { createLive, type LiveDeps } from '../live.ts'
import { createPresence } from '../presence.ts'

const minute = 60_000

/** `/live` of a board on a real port, behind the server's own door; it has just been started, by the board's clock. */
export async function serveLive(
  board: Board,
  {
    stillMs = minute,
    expectedIn,
    captions = board.store.captions,
    maxCaptionLines = 1_000,
  }: Partial<Pick<LiveDeps, 'stillMs' | 'expectedIn' | 'captions' | 'maxCaptionLines'>> = {},
) {
  const { after } = board.clock
  const now = () => board.clock.now
  const presence = createPresence({ now, after, goneMs: 2 * minute, cardsEveryMs: minute / 2 })

  const warn = (event: string, fields: object) => board.warnings.push(`${event} ${JSON.stringify(fields)}`)
  const live = createLive({
    ...board,
    events: board.store.events,
    presence,
    captions,
    maxCaptionLines,
    now,
    expectedIn: expectedIn ?? (() => ({ people: new Map(), cards: new Map() })),
    after,
    stillMs,
    warn,
  })
  const server = createServer()
  const sockets = openSockets(server, {
    publicUrl: site,
    sessionOf: (headers) => board.auth.sessionOf(headers),
    door: (path) => (path === '/live' ? (guest) => live.take(guest) : null),
    maxPayload: 1_000_000,
    maxSocketsPerSession: 10,
    log: createLog({ logLevel: 'silent' }),
  })
  board.auth.onEnded((session) => sockets.endSession(session))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return {
    url: `ws://127.0.0.1:${address.port}/live`,
    presence,
    async close() {
      live.close()
      await sockets.close()
      presence.close()
      server.close()
    },
  }
}

/** A client of `/live` that keeps what it hears. */
export class Listening {
  readonly socket: WebSocket
  readonly heard: LiveMessage[] = []
  readonly closed: Promise<number>
  #wake: () => void = () => undefined

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.socket = new WebSocket(url, { headers })
    this.closed = new Promise((resolve) => this.socket.on('close', resolve))
    this.socket.on('message', (data: Buffer) => {
      this.heard.push(liveMessageSchema.parse(JSON.parse(data.toString())))
      this.#wake()
    })
  }

  /** Opens and subscribes; `after` null starts from now. A page that shows a meeting's room names it. */
  async subscribe(space: string, after: string | null, meeting?: string, attends = true): Promise<this> {
    await once(this.socket, 'open')
    this.socket.send(JSON.stringify({ type: 'subscribe', space, after, meeting, attends }))
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

  /** Says which cards it holds now. */
  hold(...cards: readonly string[]): void {
    this.socket.send(JSON.stringify({ type: 'holds', cards }))
  }

  /** Takes the lane of the captions for a page; null lays it down. */
  takeLane(desk: string | null, over = false): void {
    this.socket.send(JSON.stringify({ type: 'captionAs', desk, over }))
  }

  /** Types a line, and waits for what is answered. */
  async type(line: CaptionLine, kept = true): Promise<string> {
    const before = this.heard.length
    this.socket.send(JSON.stringify({ type: 'caption', line, kept }))
    const isAnswer = (one: LiveMessage): boolean =>
      (one.type === 'captionGot' || one.type === 'captionNot') &&
      one.line === line.id &&
      this.heard.indexOf(one) >= before
    const answer = await this.until(isAnswer)
    return answer.type === 'captionNot' ? answer.why : 'got'
  }

  /** How the lane was said to stand last. */
  get lane(): Extract<LiveMessage, { type: 'lane' }>['lane'] | null {
    const last = this.heard.findLast((message) => 'lane' in message)
    return last !== undefined && 'lane' in last ? last.lane : null
  }

  /** The lines of captions as they read here now, in order; one that goes on ends in an ellipsis. */
  get captions(): readonly string[] {
    const lines = new Map<string, CaptionLine>()
    for (const message of this.heard) {
      if (message.type === 'captions') for (const line of message.lines) lines.set(line.id, line)
      if (message.type === 'caption') lines.set(message.line.id, message.line)
    }
    return [...lines.values()].map(({ words, ended }) => (ended ? words : `${words}…`))
  }

  /** Who was said last to be in the meeting's room. */
  get people(): Omit<Extract<LiveMessage, { type: 'presence' }>, 'type' | 'meeting'> | null {
    const last = this.heard.findLast((message) => message.type === 'presence')
    if (last === undefined) return null
    const { here, lost, gone } = last
    return { here, lost, gone }
  }

  /** The cards that were said last to be without their owner. */
  get goneCards(): readonly string[] | null {
    return this.heard.findLast((message) => message.type === 'cards')?.gone ?? null
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
