import { isForGood, liveMessageSchema, type LiveMessage, type LiveRequest } from '@alongside/protocol'
import { waitBeforeMs } from './backoff.ts'

export type LiveState = 'connecting' | 'on' | 'waiting' | 'refused'

/** What is told on `/live` once it has begun. */
export type Told = Exclude<LiveMessage, { type: 'ready' | 'refused' | 'still' }>

export interface LiveLineOptions {
  /** Opens a socket to `/live`. */
  readonly open: () => WebSocket
  readonly space: string
  /** After which it begins. */
  readonly position: string
  readonly onstate: (state: LiveState) => void
  readonly ontold: (message: Told) => void
  /** It hears again after a while of not hearing; events are told anew from where they broke off, all else is not. */
  readonly onback: () => void
}

/**
 * A line to `/live` that comes back by itself after it was lost, and goes on from where it was, so that nothing is
 * missed. The server is told in the first message which meeting's room is shown, so another room is another socket.
 */
export class LiveLine {
  readonly #options: LiveLineOptions
  #state: LiveState = 'connecting'
  #position: string
  #socket: WebSocket | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #turning: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #wasOn = false
  #stopped = false
  #meeting: string | null = null
  #cards: readonly string[] = []
  #attends = true
  /** The room that the socket was opened for, and whether by somebody who is there; undefined before it has asked. */
  #asked: string | null | undefined

  constructor(options: LiveLineOptions) {
    this.#options = options
    this.#position = options.position
  }

  start(): void {
    this.#open()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    clearTimeout(this.#turning)
    this.#socket?.close()
  }

  /** Tries again at once, if it waits to. */
  retry(): void {
    if (this.#state !== 'waiting') return
    clearTimeout(this.#timer)
    this.#open()
  }

  /** The room of this meeting is shown now, with no card held; null: none is. By a screen on a wall nobody is there. */
  show(meeting: string | null, attends = true): void {
    this.#meeting = meeting
    this.#attends = attends
    this.#cards = []
    // From one view of a room to another it is left and entered in one moment, which is to be seen by nobody.
    clearTimeout(this.#turning)
    this.#turning = setTimeout(() => this.#turn())
  }

  /** Goes on after another position, for whoever has all that came before it: what came since is told anew. */
  goOnFrom(position: string): void {
    this.#position = position
    // A socket that has not asked yet will ask from there, and so will the next one.
    if (this.#stopped || this.#asked === undefined) return
    if (this.#state === 'on' || this.#state === 'connecting') {
      this.#socket?.close()
      this.#open()
    }
  }

  /** These cards, by their tokens, are held in the room that is shown, and no others. */
  hold(cards: readonly string[]): void {
    this.#cards = cards
    if (this.#state === 'on' && this.#isAsked()) this.#say({ type: 'holds', cards: [...cards] })
  }

  /** Says something of the captions of the room that is shown; answers whether there was a line to say it on. */
  caption(request: Extract<LiveRequest, { type: 'caption' | 'captionAs' }>): boolean {
    const isHeard = this.#state === 'on' && this.#isAsked()
    if (isHeard) this.#say(request)
    return isHeard
  }

  get #shown(): string | null {
    return this.#meeting === null ? null : `${this.#meeting} ${this.#attends ? 'there' : 'wall'}`
  }

  #isAsked(): boolean {
    return this.#meeting !== null && this.#asked === this.#shown
  }

  #turn(): void {
    if (this.#stopped || this.#asked === undefined) return
    if (this.#asked === this.#shown) {
      if (this.#state === 'on' && this.#meeting !== null) this.hold(this.#cards)
    } else if (this.#state === 'on' || this.#state === 'connecting') {
      this.#socket?.close()
      this.#open()
    }
  }

  #open(): void {
    this.#become('connecting')
    this.#asked = undefined
    const socket = this.#options.open()
    this.#socket = socket
    const only = (act: () => void) => () => {
      if (socket === this.#socket) act()
    }
    socket.addEventListener(
      'open',
      only(() => this.#subscribe()),
    )
    socket.addEventListener('message', ({ data }) => only(() => this.#hear(data))())
    socket.addEventListener('close', ({ code }) => only(() => this.#closed(code))())
  }

  #subscribe(): void {
    this.#asked = this.#shown
    this.#say({
      type: 'subscribe',
      space: this.#options.space,
      after: this.#position,
      meeting: this.#meeting,
      attends: this.#attends,
    })
  }

  #hear(data: unknown): void {
    const message = decode(data)
    if (message === null) return
    switch (message.type) {
      case 'ready':
        this.#failures = 0
        this.#position = message.position
        this.#become('on')
        if (this.#cards.length > 0) this.hold(this.#cards)
        if (this.#wasOn) this.#options.onback()
        this.#wasOn = true
        return
      case 'refused':
        return this.#become('refused')
      case 'still':
        return
      case 'event':
        this.#position = message.position
        return this.#options.ontold(message)
      case 'waiting':
      case 'presence':
      case 'cards':
      case 'captions':
      case 'lane':
      case 'caption':
      case 'captionGot':
      case 'captionNot':
        return this.#options.ontold(message)
    }
  }

  #closed(code: number): void {
    if (this.#stopped) return
    if (this.#state === 'refused' || isForGood(code)) return this.#become('refused')
    this.#become('waiting')
    this.#timer = setTimeout(() => this.#open(), waitBeforeMs(this.#failures++, Math.random()))
  }

  #become(state: LiveState): void {
    this.#state = state
    this.#options.onstate(state)
  }

  #say(request: LiveRequest): void {
    this.#socket?.send(JSON.stringify(request))
  }
}

function decode(data: unknown): LiveMessage | null {
  if (typeof data !== 'string') return null
  try {
    return liveMessageSchema.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null
  }
}
