import { createSubscriber } from 'svelte/reactivity'
import { z } from 'zod'

/** Keeps what was chosen and typed over a new page of the same tab, by a key each; it goes with the tab. */
export class KeptInTab<One> {
  #all: ReadonlyMap<string, One>
  #changed: () => void = () => undefined
  readonly #follow = createSubscriber((changed) => {
    this.#changed = changed
  })
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null
  readonly #name: string
  readonly #schema: z.ZodType<Record<string, One>>

  /** `storage` is null where the browser keeps nothing; `name` is that of one person in one place. */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | null, name: string, one: z.ZodType<One>) {
    this.#storage = storage
    this.#name = name
    this.#schema = z.record(z.string(), one)
    this.#all = new Map(Object.entries(this.#load()))
  }

  /** What was kept; null: nothing was begun. */
  of(key: string): One | null {
    this.#follow()
    return this.#all.get(key) ?? null
  }

  keep(key: string, one: One): void {
    this.#save(new Map(this.#all).set(key, one))
  }

  drop(key: string): void {
    if (!this.#all.has(key)) return
    const rest = new Map(this.#all)
    rest.delete(key)
    this.#save(rest)
  }

  #load(): Readonly<Record<string, One>> {
    try {
      return this.#schema.safeParse(JSON.parse(this.#storage?.getItem(this.#name) ?? '{}')).data ?? {}
    } catch {
      return {}
    }
  }

  #save(all: ReadonlyMap<string, One>): void {
    this.#all = all
    this.#changed()
    try {
      this.#storage?.setItem(this.#name, JSON.stringify(Object.fromEntries(all)))
    } catch {
      // They stand in this page alone.
    }
  }
}
