import { createContext, untrack } from 'svelte'
import { AnnouncementQueue, type Level, type Weight } from './announcement-queue.ts'

/**
 * The one voice of a page for screen readers. The root layout draws it; whoever has something to say takes
 * it from the context with `getAnnouncer()` and never adds a live region of their own.
 */
export class Announcer {
  /** What stands in the live region now. */
  words = $state('')

  readonly #queue = new AnnouncementQueue()
  readonly #level: () => Level
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(level: () => Level) {
    this.#level = level
  }

  /** Says a whole sentence, as soon as the person does not type and their level allows it. */
  say(words: string, weight: Weight = 'own'): void {
    this.#queue.add(words, weight, this.#level())
    this.#speak()
  }

  /** Tells that the person presses keys in a text, which nothing may interrupt. */
  typed(): void {
    this.#queue.typed(performance.now())
  }

  /** Stops for good, when the page goes. */
  stop(): void {
    clearTimeout(this.#timer)
  }

  #speak(): void {
    clearTimeout(this.#timer)
    const { say, againInMs } = this.#queue.next(performance.now())
    // The same words again would be no change to the page, and so not be heard. Whoever speaks from an effect
    // must not come to depend on what is said.
    if (say !== null) this.words = say === untrack(() => this.words) ? `${say}\u00a0` : say
    if (againInMs !== null) this.#timer = setTimeout(() => this.#speak(), againInMs)
  }
}

export const [getAnnouncer, setAnnouncer] = createContext<Announcer>()
