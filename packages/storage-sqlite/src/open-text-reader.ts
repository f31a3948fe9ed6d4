import { databaseIn } from './directory.ts'
import { openReader } from './reader.ts'
import { createSnapshotReader, type SnapshotReader } from './snapshots.ts'
import { createTextReader, type TextReader } from './text-log.ts'

/** The reading half of the text log and of the snapshots, on a connection of its own. */
export interface SqliteTextReader {
  readonly text: TextReader
  readonly snapshots: SnapshotReader
  close(): void
}

/** Opens one more connection to a directory that a store has open, for a thread that reads documents. */
export function openSqliteTextReader(directory: string): SqliteTextReader {
  const reader = openReader(databaseIn(directory))
  return {
    text: createTextReader(reader),
    snapshots: createSnapshotReader(reader),
    close: () => reader.close(),
  }
}
