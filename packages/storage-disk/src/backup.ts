import { constants } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeDirectory, pathOf, syncPath } from './directory.ts'
import { isMissing, onDisk, storageErrorOf } from './failure.ts'
import { hashesIn } from './open-disk-files.ts'

/**
 * Copies every file of a folder that may be in use to the new folder `to`, and to the disk itself. Files are put
 * before an event names them and stay while one does, so a copy of the database that was made *before* this
 * names only files that are copied here. Throws `StorageError` if `to` is there already or cannot be written.
 */
export async function backUpFiles(directory: string, to: string): Promise<void> {
  await onDisk(mkdir(to, { mode: 0o700 }))
  for await (const hash of hashesIn(directory)) await copy(pathOf(directory, hash), pathOf(to, hash))
  await onDisk(syncPath(dirname(to)))
}

async function copy(from: string, to: string): Promise<void> {
  await onDisk(makeDirectory(dirname(to)))
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE)
  } catch (error) {
    if (isMissing(error)) return // an orphan that was cleared away meanwhile
    throw storageErrorOf(error)
  }
  await onDisk(syncPath(to))
  await onDisk(syncPath(dirname(to)))
}
