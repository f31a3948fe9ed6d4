import { createContext } from 'svelte'

/** How long what is to be loaded anew is gathered: one act of a person is told in many places and events. */
const gatherMs = 250

/**
 * Loads anew what pages depend on, by the names that `depends` gives: all that was asked for within a moment at once,
 * and never twice at a time.
 */
export class Renewal {
  readonly #load: (names: ReadonlySet<string>) => Promise<void>
  #asked = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #state: 'idle' | 'gathering' | 'loading' | 'stopped' = 'idle'

  constructor(load: (names: ReadonlySet<string>) => Promise<void>) {
    this.#load = load
  }

  ask(name: string): void {
    this.#asked.add(name)
    if (this.#state === 'idle') this.#gather()
  }

  /** Begins (again) to load what is asked for; what was asked for meanwhile is loaded then. */
  start(): void {
    if (this.#state !== 'stopped') return
    this.#state = 'idle'
    if (this.#asked.size > 0) this.#gather()
  }

  /** Loads nothing more until it is started. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#state = 'stopped'
  }

  #gather(): void {
    this.#state = 'gathering'
    this.#timer = setTimeout(() => void this.#renew(), gatherMs)
  }

  async #renew(): Promise<void> {
    const names = this.#asked
    this.#asked = new Set()
    this.#state = 'loading'
    try {
      await this.#load(names)
    } finally {
      if (this.#state === 'loading') this.#state = 'idle'
      if (this.#state === 'idle' && this.#asked.size > 0) this.#gather()
    }
  }
}

/** What loads the data of a space's pages anew. */
export const [getRenewal, setRenewal] = createContext<Renewal>()
