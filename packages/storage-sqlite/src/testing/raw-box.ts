import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { bytesIn } from '../columns.ts'
import { databaseIn } from '../directory.ts'
import { keysIn } from '../key-folder.ts'

/** A ballot as it lies in the database. */
export interface SealedRow {
  readonly tag: Uint8Array
  readonly sealed: Uint8Array
}

/** What the database holds of a box, read past the store. */
export function sealedRows(directory: string, vote: string): readonly SealedRow[] {
  const database = new DatabaseSync(databaseIn(directory), { readOnly: true })
  try {
    const rows = database.prepare('SELECT tag, sealed FROM sealed_ballot WHERE vote = ?').all(vote)
    return rows.map((row) => ({ tag: bytesIn(row, 'tag'), sealed: bytesIn(row, 'sealed') }))
  } finally {
    database.close()
  }
}

/** Where the key of a vote lies. */
export function keyFileOf(directory: string, vote: string): string {
  return join(keysIn(directory), `${vote}.key`)
}

/** The key of a vote. */
export function keyOf(directory: string, vote: string): Buffer {
  return readFileSync(keyFileOf(directory, vote))
}
