import type { AnySource, PenClaim } from '@alongside/protocol'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/**
 * A local change that the server has not acknowledged: one Yjs update, the pen it was written with, and where letters
 * of it came from.
 */
export interface JournalEntry {
  /** Orders the entries of one person on this device. */
  readonly id: number
  readonly section: string
  readonly pen: PenClaim & { readonly takenAt: number }
  readonly update: Uint8Array
  /** Missing where nothing was moved, and in what was written before this was kept. */
  readonly sources?: readonly AnySource[]
  /** The row whose version it brings back; missing for most. */
  readonly restores?: number
}

/** Words that were refused for good and wait to be placed again by the person. */
export interface KeptWords {
  readonly id: number
  readonly section: string
  /** What was typed, without what was typed by others. */
  readonly text: string
  readonly reason: 'right' | 'pen' | 'limit' | 'erased' | 'other'
  /** Behind which character they stood: a Yjs id, or null for the beginning. */
  readonly behind: { readonly client: number; readonly clock: number } | null
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number
  /** What the section was called when the person could see it. */
  readonly title?: string
  /** To whom they are handed under which id, and whether the server has them; tried again, they go once. */
  readonly handed?: { readonly id: string; readonly to: string; readonly isSent: boolean }
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
  /** The sections of which there is anything. */
  sections(): Promise<readonly string[]>
  /** Entries of a section in the order they were written. */
  entries(section: string): Promise<readonly JournalEntry[]>
  put(entry: Omit<JournalEntry, 'id'>): Promise<number>
  remove(ids: readonly number[]): Promise<void>
  keptWords(section: string): Promise<readonly KeptWords[]>
  keep(words: Omit<KeptWords, 'id'>): Promise<number>
  /** Keeps what is new about words that are kept. */
  rewrite(words: KeptWords): Promise<void>
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
  try {
    return new DeviceJournal(await openEntries(person))
  } catch {
    return new DeviceJournal(null)
  }
}

async function openEntries(person: string): Promise<IDBPDatabase<Shape>> {
  return openDB<Shape>(`alongside-journal-${person}`, 1, {
    upgrade(upgraded) {
      for (const store of ['entries', 'kept'] as const) {
        upgraded
          .createObjectStore(store, { autoIncrement: true, keyPath: 'id' })
          .createIndex('section', 'section')
      }
    },
  })
}

/** Keeps on the device, and what the device refuses in memory, under ids below zero. */
class DeviceJournal implements Journal {
  readonly #database: IDBPDatabase<Shape> | null
  #lastPageId = 0
  readonly #entries = new Map<number, JournalEntry>()
  readonly #kept = new Map<number, KeptWords>()
  /** What was taken out and the device would not let go of: it is not handed in from this page again. */
  readonly #gone = { entries: new Set<number>(), kept: new Set<number>() }
  keeping: Keeping

  constructor(database: IDBPDatabase<Shape> | null) {
    this.#database = database
    this.keeping = database ? 'device' : 'page'
  }

  async sections(): Promise<readonly string[]> {
    const inPage = [...this.#entries.values(), ...this.#kept.values()].map(({ section }) => section)
    if (!this.#database) return [...new Set(inPage)]
    try {
      const stores = ['entries', 'kept'] as const
      const onDevice = await Promise.all(stores.map(async (store) => this.#database?.getAll(store) ?? []))
      const there = onDevice.flatMap((values, at) => {
        const gone = this.#gone[stores[at] ?? 'kept']
        return values.filter(({ id = 0 }) => !gone.has(id)).map(({ section }) => section)
      })
      return [...new Set([...there, ...inPage])]
    } catch {
      this.keeping = 'page'
      return [...new Set(inPage)]
    }
  }

  async entries(section: string): Promise<readonly JournalEntry[]> {
    const inPage = inOrder(this.#entries, section)
    if (!this.#database) return inPage
    try {
      const onDevice = await this.#database.getAllFromIndex('entries', 'section', section)
      return [...onDevice.map(numbered).filter(({ id }) => !this.#gone.entries.has(id)), ...inPage]
    } catch {
      this.keeping = 'page'
      return inPage
    }
  }

  async put(entry: Omit<JournalEntry, 'id'>): Promise<number> {
    const pageId = --this.#lastPageId
    // Once one is refused, none that follow go to the device: what rests on a lost entry can never be handed in.
    const id = this.keeping === 'device' ? await this.#add('entries', entry) : null
    if (id !== null && this.keeping === 'device') return id
    this.#entries.set(pageId, { ...entry, id: pageId })
    if (id !== null) await this.#delete('entries', [id])
    return pageId
  }

  async remove(ids: readonly number[]): Promise<void> {
    for (const id of ids) this.#entries.delete(id)
    await this.#delete('entries', ids)
  }

  async keptWords(section: string): Promise<readonly KeptWords[]> {
    const inPage = inOrder(this.#kept, section)
    if (!this.#database) return inPage
    try {
      const onDevice = await this.#database.getAllFromIndex('kept', 'section', section)
      return [...onDevice.map(numbered).filter(({ id }) => !this.#gone.kept.has(id)), ...inPage]
    } catch {
      this.keeping = 'page'
      return inPage
    }
  }

  async keep(words: Omit<KeptWords, 'id'>): Promise<number> {
    const pageId = --this.#lastPageId
    const id = await this.#add('kept', words)
    if (id !== null) return id
    this.#kept.set(pageId, { ...words, id: pageId })
    return pageId
  }

  async rewrite(words: KeptWords): Promise<void> {
    if (this.#kept.has(words.id)) return void this.#kept.set(words.id, words)
    if (!this.#database) return
    try {
      await this.#database.put('kept', words)
    } catch {
      this.keeping = 'page'
    }
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
    try {
      const transaction = this.#database.transaction(store, 'readwrite')
      transaction.done.catch(() => {}) // what goes wrong before it is awaited is told by what went wrong
      for (const id of onDevice) await transaction.store.delete(id)
      await transaction.done
    } catch {
      for (const id of onDevice) this.#gone[store].add(id)
    }
  }
}

/** What stands in the page alone, in the order it was written. */
function inOrder<Value extends { readonly id: number; readonly section: string }>(
  values: ReadonlyMap<number, Value>,
  section: string,
): Value[] {
  return [...values.values()].filter((value) => value.section === section).sort((a, b) => b.id - a.id)
}

function numbered<Value extends object>({ id = 0, ...value }: Value & { readonly id?: number }) {
  return { ...value, id }
}
