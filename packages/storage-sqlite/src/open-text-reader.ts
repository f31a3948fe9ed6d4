import { databaseIn } from './directory.ts'
import { openReader } from './reader.ts'
import { createTextReader, type TextReader } from './text-log.ts'

/** The reading half of the text log, on a connection of its own. */
export interface SqliteTextReader extends TextReader {
  close(): void
}

/** Opens one more connection to a directory that a store has open, for a thread that reads documents. */
export function openSqliteTextReader(directory: string): SqliteTextReader {
  const reader = openReader(databaseIn(directory))
  return { ...createTextReader(reader), close: () => reader.close() }
}
