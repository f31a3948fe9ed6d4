import { createContext } from 'svelte'

/** How long what is to be loaded anew is gathered: one act of a person is told in many places and events. */
const gatherMs = 250

/**
 * Loads anew what pages depend on, by the names that `depends` gives: all that was asked for within a moment at once,
 * never twice at a time, and not without a network: a page that cannot be loaded anew is left for what the browser
 * shows then, with all that stands in it.
 */
export class Renewal {
  readonly #load: (names: ReadonlySet<string>) => Promise<void>
  readonly #online: () => Promise<void>
  #asked = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #state: 'idle' | 'gathering' | 'loading' | 'stopped' = 'idle'

  constructor(load: (names: ReadonlySet<string>) => Promise<void>, online = networkThere) {
    this.#load = load
    this.#online = online
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
    this.#state = 'loading'
    await this.#online()
    if (this.#state !== 'loading') return
    const names = this.#asked
    this.#asked = new Set()
    try {
      await this.#load(names)
    } finally {
      if (this.#state === 'loading') this.#state = 'idle'
      if (this.#state === 'idle' && this.#asked.size > 0) this.#gather()
    }
  }
}

/** Resolves once the browser has a network, or thinks so. */
async function networkThere(): Promise<void> {
  if (navigator.onLine) return
  await new Promise((there) => addEventListener('online', there, { once: true }))
}

/** What loads the data of a space's pages anew. */
export const [getRenewal, setRenewal] = createContext<Renewal>()
