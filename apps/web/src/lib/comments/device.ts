import type { Command, ProblemKind } from '@alongside/protocol'
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** A comment or a reply on its way. */
export type Saying = Extract<Command, { do: 'comment' | 'reply' }>

/** A file that a comment is to bring; its bytes are kept under its id. */
export interface KeptFile {
  readonly id: string
  readonly name: string
  /** What its bytes are said to be; the server looks for itself. */
  readonly type: string
  readonly bytes: number
  /** What is said in it or can be seen in it; empty where nobody has said so yet. */
  readonly alt: string
  readonly decorative: boolean
  /** The id that the server gave it, once it has it. */
  readonly sent: string | null
}

/** A comment that the server has not taken; its id is the comment's own, so that sending again makes no second one. */
export interface Unsent {
  readonly id: string
  /** The space it belongs to, by its id. */
  readonly space: string
  readonly saying: Saying
  readonly files: readonly KeptFile[]
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number
  /** Why the server will not have it; null while it only waits. */
  readonly refused: ProblemKind | null
  /** From when on it may be tried again, in milliseconds since 1970, where the server said so. */
  readonly until?: number | undefined
}

/** Where an unsent comment stands: over a new page, not yet so, or in this page alone since the device has no room. */
export type Where = 'onDevice' | 'onItsWay' | 'inPage'

/** A comment that was begun and not sent. */
export interface Begun {
  readonly id: string
  readonly section: string
  /** Where it was begun: the section, one of its threads, a post. */
  readonly place: string
  readonly words: string
  readonly files: readonly KeptFile[]
  /** Milliseconds since 1970: when it was changed last. */
  readonly at: number
}

/** A part of a recording that is still being made. */
export interface KeptTake {
  readonly of: string
  readonly rate: number
  readonly samples: Int16Array
}

interface Shape extends DBSchema {
  unsent: { key: string; value: Unsent }
  begun: { key: string; value: Begun; indexes: { place: string } }
  takes: { key: number; value: KeptTake; indexes: { of: string } }
  /** As buffers: some browsers lose what stands in a Blob. */
  bytes: { key: string; value: ArrayBuffer }
}

type Database = IDBPDatabase<Shape>

/**
 * The place on this device where one person's comments are kept that the server does not have. Where the device keeps
 * nothing (a private window, a full disk), whoever asks keeps it in the page.
 */
export class Device {
  /** False once the device has refused to keep something. */
  keeps = true
  readonly #database: Promise<Database | null>

  constructor(person: string) {
    this.#database = openDatabase(person).catch(() => {
      this.keeps = false
      return null
    })
  }

  /** Does something on the device; undefined where the device does not let it. */
  async do<Result>(act: (database: Database) => Promise<Result>): Promise<Result | undefined> {
    const database = await this.#database
    if (database === null) return undefined
    try {
      return await act(database)
    } catch {
      this.keeps = false
      return undefined
    }
  }

  close(): void {
    void this.#database.then((database) => database?.close())
  }
}

/** Rejects where databases are refused, be it at once, and where an older page holds on to what it knows. */
async function openDatabase(person: string): Promise<Database> {
  return new Promise((resolve, reject) => {
    openDB<Shape>(`alongside-comments-${person}`, 2, {
      async upgrade(upgraded, from, _to, transaction) {
        if (from === 0) upgraded.createObjectStore('unsent', { keyPath: 'id' })
        upgraded.createObjectStore('begun', { keyPath: 'id' }).createIndex('place', 'place')
        upgraded.createObjectStore('takes', { autoIncrement: true }).createIndex('of', 'of')
        upgraded.createObjectStore('bytes')
        if (from === 0) return
        // Before there were files, begun words stood in a store that stays and is not read any more.
        const unsent = transaction.objectStore('unsent')
        for (const one of await unsent.getAll()) await unsent.put({ ...one, files: [] })
      },
      blocked: () => reject(new Error('an older page is open')),
      blocking: (_from, _to, { target }) => target instanceof IDBDatabase && target.close(),
    }).then(resolve, reject)
  })
}
