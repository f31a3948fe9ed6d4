import type { BallotBox, Finder, StorageError, Store } from '@alongside/storage'
import type { Dialect } from 'kysely'
import { backUp } from './backup.ts'
import { createCaptionLines } from './caption-lines.ts'
import { createContacts } from './contacts.ts'
import { openBallotBox } from './ballot-box.ts'
import { databaseIn } from './directory.ts'
import { createEventLog } from './event-log.ts'
import { createHearing } from './hearing.ts'
import { createJobs } from './jobs.ts'
import { createDialect } from './kysely/dialect.ts'
import { keysIn, openKeyFolder } from './key-folder.ts'
import { createLinkCodes } from './link-codes.ts'
import { createNeedsList } from './needs-list.ts'
import { createPeople } from './people.ts'
import { openReader, type Reader } from './reader.ts'
import { createSnapshots } from './snapshots.ts'
import { createTasks } from './tasks.ts'
import { createTextLog } from './text-log.ts'
import { startWriter, type WriterClient } from './writer-client.ts'

export interface SqliteStoreOptions {
  /** Where the data lies; made if it is not there. One process has it at a time. */
  readonly directory: string
  /**
   * Where the keys of secret votes lie, which no backup may hold; made if it is not there. `keys` in the directory
   * unless given.
   */
  readonly keysDirectory?: string
  /** Makes the findings of an event. */
  readonly finder: Finder
  /** How long a transaction of the sign-in library may keep everyone waiting, in ms; 1000 unless given. */
  readonly transactionLimitMs?: number
  /** How long to wait for another process to leave the directory, in ms; 1000 unless given. */
  readonly lockWaitMs?: number
  /** Milliseconds since 1970, for the times that people were added and changed; the system's clock unless given. */
  readonly now?: () => number
  /** Told once if the writer thread dies; nothing can be written after that, so the process should end. */
  readonly onLost?: (error: StorageError) => void
}

/** A store in a directory, with all writes on one thread of its own. */
export interface SqliteStore extends Store {
  /** For the sign-in library, whose user table is `person`. Use `trx`, not `db`, inside a transaction. */
  readonly dialect: Dialect
  /** Writes a consistent copy of the database to a new file while the store is in use. */
  backup(to: string): Promise<void>
  /** Writes what was asked so far and gives the directory free. */
  close(): Promise<void>
}

/**
 * Opens the store in a directory and brings its tables up to date. Throws `StorageError` if another process
 * has it, if it was written by a newer version, or if it cannot be opened.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const { directory, finder, transactionLimitMs = 1000, lockWaitMs = 1000 } = options
  const writer = await startWriter(
    { directory, transactionLimitMs, lockWaitMs },
    options.onLost ?? (() => {}),
  )
  const reader = openReader(databaseIn(directory))
  const close = async () => {
    reader.close()
    await writer.close()
  }
  const ballots = await openBallots(reader, writer, options.keysDirectory ?? keysIn(directory)).catch(
    async (error: unknown) => {
      await close()
      throw error
    },
  )
  return {
    text: createTextLog(reader, writer),
    events: createEventLog(reader, writer, finder),
    contacts: createContacts(reader, writer),
    jobs: createJobs(reader, writer),
    needs: createNeedsList(reader, writer),
    hearing: createHearing(reader, writer),
    tasks: createTasks(reader, writer),
    ballots,
    linkCodes: createLinkCodes(reader, writer),
    captions: createCaptionLines(reader, writer),
    snapshots: createSnapshots(reader, writer),
    people: createPeople(reader, writer, options.now ?? Date.now),
    dialect: createDialect(reader, writer),
    backup: (to) => backUp(databaseIn(directory), to),
    close,
  }
}

async function openBallots(reader: Reader, writer: WriterClient, directory: string): Promise<BallotBox> {
  return openBallotBox(reader, writer, await openKeyFolder(directory))
}
