import type { DatabaseSync } from 'node:sqlite'
import { numberIn } from '../columns.ts'
import { busyMs } from './busy.ts'
import type { AnswerOf } from './request.ts'

/**
 * Brings all of the write-ahead log into the database and cuts it to nothing, unless somebody reads from it: then
 * it says so at once, since whoever waited here would keep everybody waiting who writes.
 */
export function clearLog(database: DatabaseSync): AnswerOf<'clearLog'> {
  database.exec('PRAGMA busy_timeout = 0')
  try {
    const said = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    return { type: 'clearLog', cleared: numberIn(said ?? {}, 'busy') === 0 }
  } finally {
    database.exec(`PRAGMA busy_timeout = ${busyMs}`)
  }
}
