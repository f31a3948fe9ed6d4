import { createContext } from 'svelte'
import { LiveLine, type LiveState, type Told } from './live-line.ts'
import { MeetingPresence } from './meeting/presence.svelte.ts'

/** Something that happened in a space, as told on `/live`. */
export type LiveEvent = Extract<Told, { type: 'event' }>['event']

/** What happens in one space, told as it happens, and who is in the room of the meeting that a page of it shows. */
export class Live {
  state: LiveState = $state('connecting')

  readonly #line: LiveLine
  readonly #listeners = new Set<(event: LiveEvent) => void>()
  readonly #onwaiting: () => void
  #room: MeetingPresence | null = null

  /**
   * Begins after `position` in the events of `space`, as `person` may hear them (both ids); nothing is opened
   * before `start`. `onwaiting` hears that what waits for the person may be other than before.
   */
  constructor(space: string, person: string, position: string, onwaiting: () => void) {
    this.#onwaiting = onwaiting
    this.#line = new LiveLine({
      open: () => new WebSocket(`/live?as=${person}`),
      space,
      position,
      onstate: (state) => (this.state = state),
      ontold: (message) => this.#hear(message),
      onback: onwaiting,
    })
  }

  /** Calls `listener` with each event from now on; answers how to stop that. */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells anew what came after a position, to a page whose data stand there. */
  goOnFrom(position: string): void {
    this.#line.goOnFrom(position)
  }

  /** Shows the room of a meeting (its document) until it is left or another is shown, through lost connections. */
  enter(meeting: string): MeetingPresence {
    const room: MeetingPresence = new MeetingPresence(meeting, {
      hold: (cards) => {
        if (this.#room === room) this.#line.hold(cards)
      },
      leave: () => {
        if (this.#room !== room) return
        this.#room = null
        this.#line.show(null)
      },
    })
    this.#room = room
    this.#line.show(meeting)
    return room
  }

  start(): void {
    window.addEventListener('online', this.#retry)
    this.#line.start()
  }

  stop(): void {
    window.removeEventListener('online', this.#retry)
    this.#line.stop()
  }

  readonly #retry = (): void => this.#line.retry()

  #hear(message: Told): void {
    switch (message.type) {
      case 'waiting':
        return this.#onwaiting()
      case 'event':
        for (const listener of this.#listeners) listener(message.event)
        return
      case 'presence':
      case 'cards':
        return this.#room?.hear(message)
    }
  }
}

/** The live events of the space that a page stands in. */
export const [getLive, setLive] = createContext<() => Live | undefined>()
