import { createContext } from 'svelte'
import type { LiveRequest } from '@alongside/protocol'
import { LiveLine, type LiveState, type Told } from './live-line.ts'
import { Captions } from './meeting/captions/captions.svelte.ts'
import { MeetingPresence } from './meeting/presence.svelte.ts'

/** Something that happened in a space, as told on `/live`. */
export type LiveEvent = Extract<Told, { type: 'event' }>['event']

/** What happens in one space, told as it happens, and who is in the room of the meeting that a page of it shows. */
export class Live {
  state: LiveState = $state('connecting')
  /** The captions of the meeting whose room was shown last: they stand from one view of it to the next. */
  captions: Captions | null = $state.raw(null)

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

  /**
   * Shows the room of a meeting (its document) until it is left or another is shown, through lost connections; on a
   * screen that others read nobody is there by it.
   */
  enter(meeting: string, attends = true): MeetingPresence {
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
    if (this.captions?.meeting !== meeting) this.captions = new Captions(meeting)
    this.#line.show(meeting, attends)
    return room
  }

  /** Says something of the captions of the room; answers whether there was a line to say it on. */
  caption(request: Extract<LiveRequest, { type: 'caption' | 'captionAs' }>): boolean {
    return this.#line.caption(request)
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
      case 'captions':
      case 'lane':
      case 'caption':
      case 'captionGot':
      case 'captionNot':
        return this.captions?.hear(message)
    }
  }
}

/** The live events of the space that a page stands in. */
export const [getLive, setLive] = createContext<() => Live | undefined>()
