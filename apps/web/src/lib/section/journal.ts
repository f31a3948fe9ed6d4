import type { PenClaim } from '@alongside/protocol'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** A local change that the server has not acknowledged: one Yjs update and the pen it was written with. */
export interface JournalEntry {
  /** Orders the entries of one person on this device. */
  readonly id: number
  readonly section: string
  readonly pen: PenClaim & { readonly takenAt: number }
  readonly update: Uint8Array
}

/** Words that were refused for good and wait to be placed again by the person. */
export interface KeptWords {
  readonly id: number
  readonly section: string
  /** What was typed, without what was typed by others. */
  readonly text: string
  readonly reason: 'right' | 'pen' | 'limit' | 'other'
  /** Behind which character they stood: a Yjs id, or null for the beginning. */
  readonly behind: { readonly client: number; readonly clock: number } | null
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number
}

/** Where unsaved work stands: on the device, or (private windows, full disk) only in this page. */
export type Keeping = 'device' | 'page'

/**
 * The unsaved work of one person on this device, of all their tabs. Every tab hands in all of it: what the
 * server has already changes nothing (S4), so no tab needs to know which others are alive.
 */
export interface Journal {
  /** Worsens to 'page' for good when the device refuses to keep something. */
  readonly keeping: Keeping
  /** Entries of a section in the order they were written. */
  entries(section: string): Promise<readonly JournalEntry[]>
  put(entry: Omit<JournalEntry, 'id'>): Promise<number>
  remove(ids: readonly number[]): Promise<void>
  keptWords(section: string): Promise<readonly KeptWords[]>
  keep(words: Omit<KeptWords, 'id'>): Promise<number>
  letGo(id: number): Promise<void>
}

/** What the device numbers when it is added. */
type Unnumbered<Value> = Omit<Value, 'id'> & { readonly id?: number }

interface Shape extends DBSchema {
  entries: { key: number; value: Unnumbered<JournalEntry>; indexes: { section: string } }
  kept: { key: number; value: Unnumbered<KeptWords>; indexes: { section: string } }
}

/** Opens the journal of a person; where the device cannot keep it, it stands in this page alone. */
export async function openJournal(person: string): Promise<Journal> {
  const database = await openDB<Shape>(`alongside-journal-${person}`, 1, {
    upgrade(upgraded) {
      for (const store of ['entries', 'kept'] as const) {
        upgraded
          .createObjectStore(store, { autoIncrement: true, keyPath: 'id' })
          .createIndex('section', 'section')
      }
    },
  }).catch(() => null)
  return new DeviceJournal(database)
}

/** Keeps on the device, and what the device refuses in memory, under ids below zero. */
class DeviceJournal implements Journal {
  #database: IDBPDatabase<Shape> | null
  #lastMemoryId = 0
  readonly #entries = new Map<number, JournalEntry>()
  readonly #kept = new Map<number, KeptWords>()
  keeping: Keeping

  constructor(database: IDBPDatabase<Shape> | null) {
    this.#database = database
    this.keeping = database ? 'device' : 'page'
  }

  async entries(section: string): Promise<readonly JournalEntry[]> {
    const onDevice = (await this.#database?.getAllFromIndex('entries', 'section', section)) ?? []
    const inPage = [...this.#entries.values()].filter((entry) => entry.section === section)
    return [...onDevice.map(({ id = 0, ...entry }) => ({ id, ...entry })), ...inPage]
  }

  async put(entry: Omit<JournalEntry, 'id'>): Promise<number> {
    return (await this.#add('entries', entry)) ?? this.#remember(this.#entries, entry)
  }

  async remove(ids: readonly number[]): Promise<void> {
    for (const id of ids) this.#entries.delete(id)
    await this.#delete('entries', ids)
  }

  async keptWords(section: string): Promise<readonly KeptWords[]> {
    const onDevice = (await this.#database?.getAllFromIndex('kept', 'section', section)) ?? []
    const inPage = [...this.#kept.values()].filter((words) => words.section === section)
    return [...onDevice.map(({ id = 0, ...words }) => ({ id, ...words })), ...inPage]
  }

  async keep(words: Omit<KeptWords, 'id'>): Promise<number> {
    return (await this.#add('kept', words)) ?? this.#remember(this.#kept, words)
  }

  async letGo(id: number): Promise<void> {
    this.#kept.delete(id)
    await this.#delete('kept', [id])
  }

  async #add<Store extends 'entries' | 'kept'>(
    store: Store,
    value: Shape[Store]['value'],
  ): Promise<number | null> {
    if (!this.#database) return null
    try {
      return await this.#database.add(store, value)
    } catch {
      this.keeping = 'page'
      return null
    }
  }

  async #delete(store: 'entries' | 'kept', ids: readonly number[]): Promise<void> {
    const onDevice = ids.filter((id) => id > 0)
    if (!this.#database || onDevice.length === 0) return
    const transaction = this.#database.transaction(store, 'readwrite')
    await Promise.all([...onDevice.map((id) => transaction.store.delete(id)), transaction.done])
  }

  #remember<Value extends object>(values: Map<number, Value & { id: number }>, value: Value): number {
    const id = --this.#lastMemoryId
    values.set(id, { ...value, id })
    return id
  }
}
