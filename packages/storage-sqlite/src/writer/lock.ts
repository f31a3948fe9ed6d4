import { StorageError } from '@alongside/storage/refusals'
import { DatabaseSync } from 'node:sqlite'
import { lockIn } from '../directory.ts'

/**
 * Takes the data directory for this process until the returned database is closed. The lock is SQLite's
 * own on a file beside the data, which the operating system drops with the process: `kill -9` leaves
 * nothing behind. Throws `StorageError` if another holds it for longer than `waitMs`.
 */
export function lockDirectory(directory: string, waitMs: number): DatabaseSync {
  const lock = new DatabaseSync(lockIn(directory), { timeout: waitMs })
  try {
    lock.exec('PRAGMA journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (cause) {
    lock.close()
    throw new StorageError(
      'inUse',
      `The data directory ${directory} is in use by another process. Stop that one first, or give this ` +
        'one a directory of its own.',
      { cause },
    )
  }
}
