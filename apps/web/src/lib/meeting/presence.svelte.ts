import type { Told } from '#lib/live-line.ts'

/** What is told of the room of a meeting: who is there, and which unnamed cards have lost their owner. */
export type RoomTold = Extract<Told, { type: 'presence' | 'cards' }>

/** The line on which a room is shown. */
interface Line {
  hold(cards: readonly string[]): void
  leave(): void
}

/**
 * Who is in the room of a meeting that a page shows, as the server tells it; whoever it names nowhere has not been
 * seen. What was told last stands through a lost connection: `Live` says whether there is one.
 */
export class MeetingPresence {
  /** Whether anything has been told yet. */
  isKnown = $state(false)

  readonly meeting: string
  readonly #line: Line
  #here: ReadonlySet<string> = $state.raw(new Set())
  #lost: ReadonlySet<string> = $state.raw(new Set())
  #gone: ReadonlySet<string> = $state.raw(new Set())
  #goneCards: ReadonlySet<string> = $state.raw(new Set())

  constructor(meeting: string, line: Line) {
    this.meeting = meeting
    this.#line = line
  }

  get here(): ReadonlySet<string> {
    return this.#here
  }

  /** Says whether somebody's connection was lost less than two minutes ago. */
  isLost(person: string): boolean {
    return this.#lost.has(person)
  }

  /** Says whether somebody has been gone for two minutes. */
  isGone(person: string): boolean {
    return this.#gone.has(person)
  }

  /** Says of an unnamed card, by the hash of its token, whether its owner has been gone for two minutes. */
  isCardGone(hash: string): boolean {
    return this.#goneCards.has(hash)
  }

  /** These unnamed cards, by their tokens, are held by this page now, and no others. */
  hold(cards: readonly string[]): void {
    this.#line.hold(cards)
  }

  /** The page shows the room no more. */
  leave(): void {
    this.#line.leave()
  }

  hear(told: RoomTold): void {
    if (told.meeting !== this.meeting) return
    if (told.type === 'cards') this.#goneCards = new Set(told.gone)
    else {
      this.#here = new Set(told.here)
      this.#lost = new Set(told.lost)
      this.#gone = new Set(told.gone)
      this.isKnown = true
    }
  }
}
