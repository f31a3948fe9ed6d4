import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import * as Y from 'yjs'
import { copyName } from '#lib/copy-name.ts'

interface Shape extends DBSchema {
  updates: {
    key: number
    value: { readonly id?: number; readonly section: string; readonly update: Uint8Array }
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

  private constructor(database: IDBPDatabase<Shape> | null) {
    this.#database = database
  }

  /** Opens a person's copies; where the device cannot keep any, there are none. */
  static async open(person: string): Promise<DeviceCopy> {
    const database = await openDB<Shape>(copyName(person), 1, {
      upgrade(upgraded) {
        upgraded
          .createObjectStore('updates', { autoIncrement: true, keyPath: 'id' })
          .createIndex('section', 'section')
      },
      // Someone signs out in another tab: this one must not hold on to the texts.
      blocking: (_now, _next, { target }) => {
        if (target instanceof IDBDatabase) target.close()
      },
    }).catch(() => null)
    return new DeviceCopy(database)
  }

  /** The confirmed updates of a section, to be applied in order. */
  async read(section: string): Promise<readonly Uint8Array[]> {
    if (!this.#database) return []
    try {
      const transaction = this.#database.transaction('updates', 'readwrite')
      const rows = await transaction.store.index('section').getAll(section)
      const updates = rows.map(({ update }) => update)
      if (rows.length < manyUpdates) return updates
      const whole = Y.mergeUpdates(updates)
      for (const { id } of rows) if (id !== undefined) void transaction.store.delete(id)
      void transaction.store.add({ section, update: whole })
      await transaction.done
      return [whole]
    } catch {
      return []
    }
  }

  /** Adds confirmed updates; a device that is full has an older copy, and loses nothing. */
  async add(section: string, updates: readonly Uint8Array[]): Promise<void> {
    if (!this.#database) return
    try {
      const transaction = this.#database.transaction('updates', 'readwrite')
      for (const update of updates) void transaction.store.add({ section, update })
      await transaction.done
    } catch {
      // The copy stays as it was.
    }
  }
}
