import { isForGood, liveMessageSchema, type LiveMessage, type LiveRequest } from '@alongside/protocol'
import { createContext } from 'svelte'
import { waitBeforeMs } from './backoff.ts'

/** Something that happened in a space, as told on `/live`. */
export type LiveEvent = Extract<LiveMessage, { type: 'event' }>['event']

export type LiveState = 'connecting' | 'on' | 'waiting' | 'refused'

/**
 * What happens in one space, told as it happens. Comes back by itself after a lost connection and goes on
 * from where it was, so that nothing is missed.
 */
export class Live {
  state: LiveState = $state('connecting')

  readonly #space: string
  readonly #person: string
  #position: string
  readonly #listeners = new Set<(event: LiveEvent) => void>()
  readonly #onwaiting: () => void
  #socket: WebSocket | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #wasOn = false
  #stopped = false

  /**
   * Begins after `position` in the events of `space`, as `person` may hear them (both ids); nothing is opened
   * before `start`. `onwaiting` hears that what waits for the person may be other than before.
   */
  constructor(space: string, person: string, position: string, onwaiting: () => void) {
    this.#space = space
    this.#person = person
    this.#position = position
    this.#onwaiting = onwaiting
  }

  /** Calls `listener` with each event from now on; answers how to stop that. */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): void {
    window.addEventListener('online', this.#now)
    this.#open()
  }

  stop(): void {
    this.#stopped = true
    window.removeEventListener('online', this.#now)
    clearTimeout(this.#timer)
    this.#socket?.close()
  }

  readonly #now = (): void => {
    if (this.state !== 'waiting') return
    clearTimeout(this.#timer)
    this.#open()
  }

  #open(): void {
    this.state = 'connecting'
    const socket = new WebSocket(`/live?as=${this.#person}`)
    this.#socket = socket
    socket.addEventListener('open', () => {
      const request: LiveRequest = { type: 'subscribe', space: this.#space, after: this.#position }
      socket.send(JSON.stringify(request))
    })
    socket.addEventListener('message', ({ data }) => this.#hear(data))
    socket.addEventListener('close', ({ code }) => this.#closed(code))
  }

  #hear(data: unknown): void {
    const message = decode(data)
    if (message === null) return
    switch (message.type) {
      case 'ready':
        this.#failures = 0
        this.state = 'on'
        this.#position = message.position
        // Events are told anew from where they broke off, this is not.
        if (this.#wasOn) this.#onwaiting()
        this.#wasOn = true
        return
      case 'waiting':
        return this.#onwaiting()
      case 'event':
        this.#position = message.position
        for (const listener of this.#listeners) listener(message.event)
        return
      case 'refused':
        this.state = 'refused'
        return
      case 'still':
        return
    }
  }

  #closed(code: number): void {
    if (this.#stopped) return
    if (this.state === 'refused' || isForGood(code)) {
      this.state = 'refused'
      return
    }
    this.state = 'waiting'
    this.#timer = setTimeout(() => this.#open(), waitBeforeMs(this.#failures++, Math.random()))
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

/** The live events of the space that a page stands in. */
export const [getLive, setLive] = createContext<() => Live | undefined>()
