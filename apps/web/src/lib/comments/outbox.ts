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
  /** From when on it may be tried again, in milliseconds since 1970, where the server said so. */
  readonly until?: number | undefined
}

interface Shape extends DBSchema {
  unsent: { key: string; value: Unsent }
  drafts: { key: string; value: string }
}

type Database = IDBPDatabase<Shape>

/**
 * What one person has written of comments on this device and the server does not have: those on their way, and
 * begun ones. It stands in this page at once, and on the device as soon as that has it; where the device keeps
 * nothing (a private window, a full disk), in this page alone.
 */
export class Outbox {
  /** False where the device refuses to keep something. */
  onDevice = true
  readonly #unsent = new Map<string, Unsent>()
  readonly #drafts = new Map<string, string>()
  readonly #database: Promise<Database | null>

  constructor(person: string) {
    this.#database = openDatabase(person).catch(() => {
      this.onDevice = false
      return null
    })
  }

  /** Takes in what the device has kept from earlier pages. */
  async load(): Promise<void> {
    const kept = (await this.#onDevice((database) => database.getAll('unsent'))) ?? []
    for (const one of kept) if (!this.#unsent.has(one.id)) this.#unsent.set(one.id, one)
  }

  /** All that is on its way to a space, oldest first. */
  unsent(space: string): readonly Unsent[] {
    return [...this.#unsent.values()].filter((one) => one.space === space).sort((a, b) => a.at - b.at)
  }

  put(unsent: Unsent): void {
    this.#unsent.set(unsent.id, unsent)
    void this.#onDevice((database) => database.put('unsent', unsent))
  }

  remove(id: string): void {
    this.#unsent.delete(id)
    void this.#onDevice((database) => database.delete('unsent', id))
  }

  /** Words that were begun at `place` and not sent. */
  async draft(place: string): Promise<string> {
    return (
      this.#drafts.get(place) ?? (await this.#onDevice((database) => database.get('drafts', place))) ?? ''
    )
  }

  keepDraft(place: string, words: string): void {
    this.#drafts.set(place, words)
    void this.#onDevice<unknown>((database) =>
      words === '' ? database.delete('drafts', place) : database.put('drafts', words, place),
    )
  }

  close(): void {
    void this.#database.then((database) => database?.close())
  }

  /** Does something on the device; undefined where the device does not let it. */
  async #onDevice<Result>(act: (database: Database) => Promise<Result>): Promise<Result | undefined> {
    const database = await this.#database
    if (database === null) return undefined
    try {
      return await act(database)
    } catch {
      this.onDevice = false
      return undefined
    }
  }
}

/** Rejects where databases are refused, be it at once. */
async function openDatabase(person: string): Promise<Database> {
  return openDB<Shape>(`alongside-comments-${person}`, 1, {
    upgrade(upgraded) {
      upgraded.createObjectStore('unsent', { keyPath: 'id' })
      upgraded.createObjectStore('drafts')
    },
  })
}
