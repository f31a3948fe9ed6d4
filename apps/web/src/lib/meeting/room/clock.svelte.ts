/** How often what is told of time is looked at again; minutes are told, and no seconds. */
const everyMs = 5000

/** The time by the server's clock, as well as this device can know it. */
export class ServerClock {
  /** Milliseconds since 1970. */
  now: number = $state(0)
  /** The server's time less this device's. What comes late makes it look smaller, so the greatest is the nearest. */
  #ahead: number
  #timer: ReturnType<typeof setInterval> | undefined

  /** Begins at a time that the server told with the page. */
  constructor(told: number) {
    this.#ahead = told - Date.now()
    this.now = told
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), everyMs)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Hears when something happened that was told just now. */
  heard(at: number): void {
    this.#ahead = Math.max(this.#ahead, at - Date.now())
    this.#look()
  }

  #look(): void {
    this.now = Date.now() + this.#ahead
  }
}
