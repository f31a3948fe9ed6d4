import { mkdir, open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** Where the files of a data directory lie. */
export function filesIn(dataDirectory: string): string {
  return join(dataDirectory, 'files')
}

/** Where bytes lie while they are being written: on the same disk, so that they can be moved in one step. */
export function partsIn(directory: string): string {
  return join(directory, 'part')
}

/** Where the bytes of a hash lie: spread over 256 folders, since some disks are slow with long lists of names. */
export function pathOf(directory: string, hash: string): string {
  return join(directory, hash.slice(0, 2), hash.slice(2))
}

/** Makes a directory for its owner alone, which is still there after the power fails. */
export async function makeDirectory(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  const top = dirname(resolve(first))
  for (let made = resolve(directory); made !== top; made = dirname(made)) await syncPath(dirname(made))
}

/** Writes a file, or the names in a directory, to the disk itself. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
