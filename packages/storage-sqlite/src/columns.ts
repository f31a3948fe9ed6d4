import { StorageError } from '@alongside/storage/refusals'
import type { SQLOutputValue } from 'node:sqlite'

export type SqlRow = Record<string, SQLOutputValue>

/** The text in a column; throws `StorageError` if the database holds something else there. */
export function textIn(row: SqlRow, column: string): string {
  const value = row[column]
  if (typeof value === 'string') return value
  throw unexpected(column, 'text')
}

/** The text in a column that may be empty. */
export function textOrNullIn(row: SqlRow, column: string): string | null {
  return row[column] === null ? null : textIn(row, column)
}

/** The number in a column. */
export function numberIn(row: SqlRow, column: string): number {
  const value = row[column]
  if (typeof value === 'number') return value
  throw unexpected(column, 'a number')
}

/** The number in a column that may be empty. */
export function numberOrNullIn(row: SqlRow, column: string): number | null {
  return row[column] === null ? null : numberIn(row, column)
}

/** The bytes in a column. */
export function bytesIn(row: SqlRow, column: string): Uint8Array {
  const value = row[column]
  if (value instanceof Uint8Array) return value
  throw unexpected(column, 'bytes')
}

/** The bytes in a column that may be empty. */
export function bytesOrNullIn(row: SqlRow, column: string): Uint8Array | null {
  return row[column] === null ? null : bytesIn(row, column)
}

function unexpected(column: string, wanted: string): StorageError {
  return new StorageError(
    'failed',
    `The database holds something other than ${wanted} in ${column}; restore a backup.`,
  )
}
