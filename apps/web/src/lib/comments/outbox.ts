import type { Command, ProblemKind } from '@alongside/protocol'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** A comment or a reply on its way. */
export type Saying = Extract<Command, { do: 'comment' | 'reply' }>

/** A comment that the server has not taken; its id is the comment's own, so that sending again makes no second one. */
export interface Unsent {
  readonly id: string
  /** The space it belongs to, by its id. */
  readonly space: string
  readonly saying: Saying
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number
  /** Why the server will not have it; null while it only waits. */
  readonly refused: ProblemKind | null
}

interface Shape extends DBSchema {
  unsent: { key: string; value: Unsent }
  drafts: { key: string; value: string }
}

/**
 * What one person has written of comments on this device and the server does not have: those on their way, and
 * begun ones. Where the device keeps nothing (a private window, a full disk) it stands in this page alone.
 */
export class Outbox {
  readonly #database: IDBPDatabase<Shape> | null
  readonly #unsent = new Map<string, Unsent>()
  readonly #drafts = new Map<string, string>()

  /** False where the device refuses to keep something, and it stands in this page alone. */
  onDevice: boolean

  private constructor(database: IDBPDatabase<Shape> | null) {
    this.#database = database
    this.onDevice = database !== null
  }

  static async open(person: string): Promise<Outbox> {
    return new Outbox(await openDatabase(person).catch(() => null))
  }

  /** All that is on its way to a space, oldest first. */
  async unsent(space: string): Promise<readonly Unsent[]> {
    const onDevice = (await this.#database?.getAll('unsent').catch(() => [])) ?? []
    const all = new Map([...onDevice.map((one) => [one.id, one] as const), ...this.#unsent])
    return [...all.values()].filter((one) => one.space === space).sort((a, b) => a.at - b.at)
  }

  async put(unsent: Unsent): Promise<void> {
    this.#unsent.set(unsent.id, unsent)
    await this.#database?.put('unsent', unsent).catch(() => (this.onDevice = false))
  }

  async remove(id: string): Promise<void> {
    this.#unsent.delete(id)
    await this.#database?.delete('unsent', id).catch(() => undefined)
  }

  /** Words that were begun at `place` and not sent. */
  async draft(place: string): Promise<string> {
    const known = this.#drafts.get(place)
    return known ?? (await this.#database?.get('drafts', place).catch(() => '')) ?? ''
  }

  async keepDraft(place: string, words: string): Promise<void> {
    this.#drafts.set(place, words)
    await (
      words === '' ? this.#database?.delete('drafts', place) : this.#database?.put('drafts', words, place)
    )?.catch(() => undefined)
  }

  close(): void {
    this.#database?.close()
  }
}

/** Rejects where databases are refused, be it at once. */
async function openDatabase(person: string): Promise<IDBPDatabase<Shape>> {
  return openDB<Shape>(`alongside-comments-${person}`, 1, {
    upgrade(upgraded) {
      upgraded.createObjectStore('unsent', { keyPath: 'id' })
      upgraded.createObjectStore('drafts')
    },
  })
}
