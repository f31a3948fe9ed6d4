import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import * as Y from 'yjs'
import { copyName } from '#lib/copy-name.ts'

interface Shape extends DBSchema {
  updates: {
    key: number
    value: {
      readonly id?: number
      readonly section: string
      readonly update: Uint8Array
      /** The epoch in which the server said it; missing in the first, and in what was written before this was kept. */
      readonly epoch?: number
    }
    indexes: { section: string }
  }
}

/** From so many updates of a section on, they are made one when it is opened. */
const manyUpdates = 200

/**
 * What the server has confirmed of the sections that a person opened on this device, so that they can be opened
 * without a network. Unsaved work never stands here: that is the journal's, and together they are the document.
 */
export class DeviceCopy {
  readonly #database: IDBPDatabase<Shape> | null
  /** Sections that were set back, of which the device would not let go. */
  readonly #passed = new Set<string>()

  private constructor(database: IDBPDatabase<Shape> | null) {
    this.#database = database
  }

  /** Opens a person's copies; where the device cannot keep any, there are none. */
  static async open(person: string): Promise<DeviceCopy> {
    try {
      return new DeviceCopy(await openCopies(person))
    } catch {
      return new DeviceCopy(null)
    }
  }

  /** The epoch of what is here of a section; null where nothing is. */
  async epoch(section: string): Promise<number | null> {
    if (!this.#database || this.#passed.has(section)) return null
    try {
      const rows = await this.#database.getAllFromIndex('updates', 'section', section)
      return rows.length === 0 ? null : epochOf(rows)
    } catch {
      return null
    }
  }

  /** The confirmed updates of a section, to be applied in order. */
  async read(section: string): Promise<readonly Uint8Array[]> {
    if (!this.#database || this.#passed.has(section)) return []
    let updates: readonly Uint8Array[] = []
    try {
      const { store, done } = this.#database.transaction('updates', 'readwrite')
      done.catch(() => {}) // what goes wrong before it is awaited is told by what went wrong
      const rows = await store.index('section').getAll(section)
      // Another tab that had not heard of it may have added something of an epoch that is passed.
      const epoch = epochOf(rows)
      const now = rows.filter((row) => (row.epoch ?? 0) === epoch)
      updates = now.map(({ update }) => update)
      if (rows.length < manyUpdates && now.length === rows.length) return updates
      const whole = Y.mergeUpdates([...updates])
      const old = rows.flatMap(({ id }) => id ?? [])
      // Added before anything is deleted: where there is no room for it, nothing is.
      await store.add({ section, update: whole, epoch })
      for (const id of old) await store.delete(id)
      await done
      return [whole]
    } catch {
      // Making them one takes room that a full disk may not have: they stay as they are.
      return updates
    }
  }

  /** Adds updates that were confirmed in an epoch; a device that is full has an older copy, and loses nothing. */
  async add(section: string, updates: readonly Uint8Array[], epoch = 0): Promise<void> {
    if (!this.#database || this.#passed.has(section)) return
    try {
      const { store, done } = this.#database.transaction('updates', 'readwrite')
      done.catch(() => {})
      for (const update of updates) await store.add({ section, update, epoch })
      await done
    } catch {
      // The copy stays as it was.
    }
  }

  /** Lets go of what is here of a section that was set back: it holds what is gone there. */
  async drop(section: string): Promise<void> {
    if (!this.#database) return
    try {
      const { store, done } = this.#database.transaction('updates', 'readwrite')
      done.catch(() => {})
      for (const id of await store.index('section').getAllKeys(section)) await store.delete(id)
      await done
    } catch {
      this.#passed.add(section) // it is not shown from this page, at least
    }
  }
}

/** The latest epoch in which something was confirmed. */
function epochOf(rows: readonly { readonly epoch?: number }[]): number {
  return rows.reduce((latest, { epoch = 0 }) => Math.max(latest, epoch), 0)
}

async function openCopies(person: string): Promise<IDBPDatabase<Shape>> {
  return openDB<Shape>(copyName(person), 1, {
    upgrade(upgraded) {
      upgraded
        .createObjectStore('updates', { autoIncrement: true, keyPath: 'id' })
        .createIndex('section', 'section')
    },
    // Someone signs out in another tab: this one must not hold on to the texts.
    blocking: (_now, _next, { target }) => {
      if (target instanceof IDBDatabase) target.close()
    },
  })
}
