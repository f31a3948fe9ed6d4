import type { DatabaseSync } from 'node:sqlite'
import { numberIn } from '../columns.ts'
import { clearLog } from './clear-log.ts'
import { storageErrorOf } from './failure.ts'

/**
 * Writes the database anew, so that nothing of what was erased is left in free places of its pages; the log is still
 * to be cut. Nobody can write meanwhile. Gives the number of the last erasure that it did this for.
 */
export function sweep(database: DatabaseSync): number {
  const last = database.prepare('SELECT coalesce(max(number), 0) AS last FROM residue').get() ?? {}
  database.exec('VACUUM')
  return numberIn(last, 'last')
}

/**
 * Does for a database that is opened what an earlier process could not finish. Where there is no room for it, or
 * somebody reads from the log, it waits for the next opening: nobody is kept from their work by it.
 */
export function sweepLeft(database: DatabaseSync): void {
  if (database.prepare('SELECT number FROM residue').get() === undefined) return
  try {
    sweep(database)
    if (clearLog(database).cleared) database.exec('DELETE FROM residue')
  } catch (error) {
    if (storageErrorOf(error).problem.kind !== 'full') throw error
  }
}
