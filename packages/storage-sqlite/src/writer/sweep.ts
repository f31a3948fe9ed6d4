import type { DatabaseSync } from 'node:sqlite'
import { numberIn } from '../columns.ts'
import { clearLog } from './clear-log.ts'

/**
 * Writes the database anew, so that nothing of what was erased is left in free places of its pages; the log is still
 * to be cut. Nobody can write meanwhile. Gives the number of the last erasure that it did this for.
 */
export function sweep(database: DatabaseSync): number {
  const last = database.prepare('SELECT coalesce(max(number), 0) AS last FROM residue').get() ?? {}
  database.exec('VACUUM')
  return numberIn(last, 'last')
}

/** Does for a database that is opened what an earlier process could not finish, unless somebody reads from its log. */
export function sweepLeft(database: DatabaseSync): void {
  if (database.prepare('SELECT number FROM residue').get() === undefined) return
  sweep(database)
  if (clearLog(database).cleared) database.exec('DELETE FROM residue')
}
