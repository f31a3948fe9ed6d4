import { StorageError } from '@alongside/storage'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { open, readdir, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { secretBytes } from './ballot-key.ts'
import { makeDirectory } from './directory.ts'

/** Where the keys of a data directory lie unless they have a place of their own. No backup holds them. */
export function keysIn(dataDirectory: string): string {
  return join(dataDirectory, 'keys')
}

/** The secrets of votes, each in a file that only its owner may read, outside the database. */
export interface KeyFolder {
  /** The secret of a vote; null if it is not there. */
  read(vote: string): Uint8Array | null
  /** The secret of a vote, made and on the disk if it was not there. */
  make(vote: string): Promise<Uint8Array>
  /** Overwrites and removes the secret of a vote, down to the disk; nothing where there is none. */
  destroy(vote: string): Promise<void>
  /** The votes of which there are secrets. */
  votes(): Promise<readonly string[]>
}

/** A secret is written beside its place and moved there in one step, so that none is ever half there. */
const suffix = '.key'
const partSuffix = '.part'

/** Opens the folder of the keys, which is made if it is not there. Throws `StorageError` if that cannot be. */
export async function openKeyFolder(directory: string): Promise<KeyFolder> {
  makeDirectory(directory)
  const pathOf = (vote: string) => join(directory, `${vote}${suffix}`)

  function read(vote: string): Uint8Array | null {
    try {
      const secret = readFileSync(pathOf(vote))
      return secret.length === secretBytes ? secret : null
    } catch (error) {
      if (isMissing(error)) return null
      throw failed(error)
    }
  }

  async function write(vote: string, secret: Uint8Array): Promise<void> {
    const part = `${pathOf(vote)}${partSuffix}`
    await overwrite(part, 'w', secret)
    await rename(part, pathOf(vote))
    await syncNames(directory)
  }

  async function destroy(path: string): Promise<void> {
    const isThere = await unlessMissing(overwrite(path, 'r+', randomBytes(secretBytes)).then(() => true))
    if (isThere === null) return
    await unlink(path)
    await syncNames(directory)
  }

  for (const name of await onDisk(readdir(directory))) {
    if (name.endsWith(partSuffix)) await onDisk(destroy(join(directory, name)))
  }

  return {
    read,
    async make(vote) {
      const found = read(vote)
      if (found !== null) return found
      const secret = randomBytes(secretBytes)
      await onDisk(write(vote, secret))
      return secret
    },
    destroy: (vote) => onDisk(destroy(pathOf(vote))),
    async votes() {
      const names = await onDisk(readdir(directory))
      return names.flatMap((name) => (name.endsWith(suffix) ? name.slice(0, -suffix.length) : []))
    },
  }
}

async function overwrite(path: string, flags: 'w' | 'r+', bytes: Uint8Array): Promise<void> {
  const handle = await open(path, flags, 0o600)
  try {
    await handle.write(bytes, 0, bytes.length, 0)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes the names in a folder to the disk. */
async function syncNames(directory: string): Promise<void> {
  const handle = await open(directory)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What is asked of the disk; null if there is nothing at the path. */
async function unlessMissing<Result>(asked: Promise<Result>): Promise<Result | null> {
  try {
    return await asked
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function onDisk<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked
  } catch (error) {
    throw failed(error)
  }
}

function failed(cause: unknown): StorageError {
  const words = `A key of a secret vote cannot be read, written or removed (${codeOf(cause) ?? 'no reason given'}).`
  return new StorageError('failed', `${words} See to the folder of the keys, and to the room on its disk.`, {
    cause,
  })
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT'
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
