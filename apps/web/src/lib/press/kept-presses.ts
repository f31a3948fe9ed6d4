import { z } from 'zod'

/** What somebody pressed and no server has answered yet. */
export interface KeptPress<Ask> {
  /** Of what control it was: there is one of a kind at a time. */
  readonly key: string
  readonly ask: Ask
}

/** Keeps what was pressed over a new page of the same tab; a tab that is closed asks for nothing more. */
export class KeptPresses<Ask> {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null
  readonly #name: string
  readonly #schema: z.ZodType<readonly KeptPress<Ask>[]>

  /** `storage` is null where the browser keeps nothing; `name` is that of one person in one place. */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | null, name: string, ask: z.ZodType<Ask>) {
    this.#storage = storage
    this.#name = name
    this.#schema = z.array(z.object({ key: z.string(), ask }))
  }

  load(): readonly KeptPress<Ask>[] {
    try {
      return this.#schema.safeParse(JSON.parse(this.#storage?.getItem(this.#name) ?? '[]')).data ?? []
    } catch {
      return []
    }
  }

  save(presses: readonly KeptPress<Ask>[]): void {
    try {
      this.#storage?.setItem(this.#name, JSON.stringify(presses.map(({ key, ask }) => ({ key, ask }))))
    } catch {
      // They stand in this page alone.
    }
  }
}
