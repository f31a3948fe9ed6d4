import { StorageError } from '@alongside/storage'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { syncDirectory } from './directory.ts'

/** More pages than any database has: a copy made in one step reads one state and is never started over. */
const allPages = 2 ** 31 - 1

/**
 * Writes a consistent copy of a database that is in use to the file `to`, which appears only when it is
 * whole and on the disk. Throws `StorageError` if it exists or cannot be written.
 */
export async function backUp(path: string, to: string): Promise<void> {
  if (existsSync(to)) throw new StorageError('failed', `There is a file ${to} already; name another.`)
  const part = `${to}.part`
  const source = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  try {
    rmSync(part, { force: true })
    await backup(source, part, { rate: allPages })
    syncFile(part)
    renameSync(part, to)
    syncDirectory(dirname(resolve(to)))
  } catch (cause) {
    rmSync(part, { force: true })
    throw new StorageError('failed', `No backup was written to ${to}; see whether there is room.`, { cause })
  } finally {
    source.close()
  }
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
