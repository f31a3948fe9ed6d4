import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { newId } from '#lib/new-id.ts'

const secretsSchema = z.record(idSchema, z.string())

/**
 * The secrets of the unnamed cards that this device holds up: nobody else knows whose they are, so they stay in this
 * tab, over a new page of it, and go with it.
 */
export class OwnCards {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'> | null
  readonly #name: string
  readonly #secrets: Map<string, string>

  /** `storage` is null where the browser keeps nothing: a new page then has lost its cards, which go when it has been away. */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> | null, me: string, meeting: string) {
    this.#storage = storage
    this.#name = `alongside-cards-${me}-${meeting}`
    this.#secrets = new Map(Object.entries(this.#load()))
  }

  /** Makes the secret of a card that is about to be raised. */
  make(card: string): string {
    const secret = newId() + newId()
    this.#secrets.set(card, secret)
    try {
      this.#storage?.setItem(this.#name, JSON.stringify(Object.fromEntries(this.#secrets)))
    } catch {
      // It stands in this page alone.
    }
    return secret
  }

  /** The secret of a card; null where it is another's. */
  secretOf(card: string): string | null {
    return this.#secrets.get(card) ?? null
  }

  #load(): Readonly<Record<string, string>> {
    try {
      return secretsSchema.safeParse(JSON.parse(this.#storage?.getItem(this.#name) ?? '{}')).data ?? {}
    } catch {
      return {}
    }
  }
}
