import { createContext } from 'svelte'
import {
  dayInWords,
  lastDayInWords,
  momentInWords,
  spanInWords,
  timeOfDayInWords,
  type Clocks,
} from '#lib/words/time.ts'

/** The cookie by which the server knows the reader's time zone. */
export const zoneCookie = 'zone'

const yearSeconds = 31_536_000

/** Every time that a page tells: by the clocks of its space, saying so where the reader's differ. */
export class Times {
  readonly #space: () => string | null
  readonly #known: () => string | null
  #own: string | null = $state(null)

  /** `space` is the time zone of the space that the page stands in, `known` the reader's as the server knows it. */
  constructor(space: () => string | null, known: () => string | null) {
    this.#space = space
    this.#known = known
  }

  get #clocks(): Clocks {
    return { space: this.#space(), reader: this.#own ?? this.#known() }
  }

  /** Reads the reader's time zone from their device, and remembers it for the next page. */
  read(): void {
    this.#own = new Intl.DateTimeFormat().resolvedOptions().timeZone
    if (this.#own === this.#known()) return
    document.cookie = `${zoneCookie}=${encodeURIComponent(this.#own)}; path=/; max-age=${yearSeconds}; samesite=lax`
  }

  /** A moment (milliseconds since 1970) with its time of day. */
  moment(at: number): string {
    return momentInWords(at, this.#clocks)
  }

  /** A moment as a day. */
  day(at: number): string {
    return dayInWords(at, this.#clocks)
  }

  /** From when until when, with the weekday. */
  span(from: number, until: number): string {
    return spanInWords(from, until, this.#clocks)
  }

  /** The time of day, where the day and the place are said elsewhere. */
  timeOfDay(at: number): string {
    return timeOfDayInWords(at, this.#clocks)
  }

  /** A calendar day (ISO date) until whose end something lasts. */
  lastDay(day: string): string {
    return lastDayInWords(day, this.#clocks)
  }
}

export const [getTimes, setTimes] = createContext<Times>()
