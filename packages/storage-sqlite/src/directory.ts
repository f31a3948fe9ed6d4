import { StorageError } from '@alongside/storage/refusals'
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Where the database of a data directory lies. */
export function databaseIn(directory: string): string {
  return join(directory, 'alongside.sqlite')
}

/** Where the lock of a data directory lies. */
export function lockIn(directory: string): string {
  return join(directory, 'lock.sqlite')
}

/**
 * Makes a directory that only its owner may read, and sees to it that it is still there after the power
 * fails; one that is there already is left as it is. Throws `StorageError` if it cannot be made.
 */
export function makeDirectory(directory: string): void {
  try {
    const first = mkdirSync(directory, { recursive: true, mode: 0o700 })
    if (first !== undefined) syncAbove(resolve(directory), dirname(resolve(first)))
  } catch (cause) {
    const words = `The directory ${directory} cannot be made; see who owns the folder above it.`
    throw new StorageError('failed', words, { cause })
  }
}

function syncAbove(made: string, top: string): void {
  for (let directory = made; directory !== top; directory = dirname(directory))
    syncDirectory(dirname(directory))
}

/** Writes the names in a directory to the disk, as `fsync` of a file does not. */
export function syncDirectory(directory: string): void {
  const handle = openSync(directory, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
