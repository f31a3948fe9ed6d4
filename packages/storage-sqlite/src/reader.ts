import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { SqlRow } from './columns.ts'
import { keepStatements } from './statements.ts'
import { storageErrorOf } from './writer/failure.ts'

/** A connection that only reads; each read sees all that was committed before it. */
export interface Reader {
  all(sql: string, parameters: readonly SQLInputValue[]): SqlRow[]
  close(): void
}

/** Opens a database that the writer has open, to read from it. */
export function openReader(path: string): Reader {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  const prepared = keepStatements(database)
  return {
    all(sql, parameters) {
      try {
        return prepared(sql).all(...parameters)
      } catch (error) {
        throw storageErrorOf(error)
      }
    },
    close() {
      if (database.isOpen) database.close()
    },
  }
}
