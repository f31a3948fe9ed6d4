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

/** Makes a directory, and sees to it that it is still there after the power fails. */
export function makeDirectory(directory: string): void {
  const first = mkdirSync(directory, { recursive: true })
  if (first === undefined) return // it was there
  const above = dirname(resolve(first))
  for (let made = resolve(directory); made !== above; made = dirname(made)) syncDirectory(dirname(made))
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
