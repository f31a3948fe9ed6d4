import { checkHash, nothingKept, type Files, type KeptBytes } from '@alongside/storage'
import { createReadStream } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { opendir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeDirectory, partsIn, pathOf, syncPath } from './directory.ts'
import { isMissing, onDisk, storageErrorOf } from './failure.ts'
import { createTurns } from './turns.ts'
import { writePart } from './write-part.ts'

export interface DiskFilesOptions {
  /** The folder of the files; made if it is not there. One process at a time may have it open. */
  readonly directory: string
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/**
 * Opens the files of a folder, and clears away what a process that was ended left half written. A file is
 * written beside the others, brought to the disk, and moved to its place in one step: nothing under a hash is
 * ever half there.
 */
export async function openDiskFiles({ directory, now = Date.now }: DiskFilesOptions): Promise<Files> {
  const parts = partsIn(directory)
  await onDisk(rm(parts, { recursive: true, force: true }))
  await onDisk(makeDirectory(parts))
  // Taking away looks at a file's time first. Nobody may put the file anew in between.
  const turns = createTurns()

  async function moveToPlace(part: string, hash: string, at: number): Promise<void> {
    const path = pathOf(directory, hash)
    await makeDirectory(dirname(path))
    await utimes(part, new Date(at), new Date(at))
    await rename(part, path)
    await syncPath(dirname(path))
  }

  async function find(hash: string): Promise<KeptBytes | null> {
    checkHash(hash)
    try {
      const { size, mtimeMs } = await stat(pathOf(directory, hash))
      return { hash, bytes: size, at: Math.round(mtimeMs) }
    } catch (error) {
      if (isMissing(error)) return null
      throw storageErrorOf(error)
    }
  }

  return {
    async put(source) {
      const part = join(parts, randomUUID())
      try {
        const written = await writePart(part, source)
        return await turns.take(async () => {
          const at = now()
          await onDisk(moveToPlace(part, written.hash, at))
          return { ...written, at }
        })
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },

    find,

    async *read(hash, from, to) {
      if ((await find(hash)) === null) throw nothingKept(hash)
      if (from >= to) return
      try {
        yield* createReadStream(pathOf(directory, hash), { start: from, end: to - 1 })
      } catch (error) {
        throw isMissing(error) ? nothingKept(hash) : storageErrorOf(error)
      }
    },

    remove(hash, before) {
      return turns.take(async () => {
        const found = await find(hash)
        if (found === null || found.at >= before) return false
        await onDisk(rm(pathOf(directory, hash), { force: true }))
        return true
      })
    },

    async *list() {
      for await (const hash of hashesIn(directory)) {
        const found = await find(hash)
        if (found !== null) yield found
      }
    },
  }
}

const folder = /^[0-9a-f]{2}$/
const rest = /^[0-9a-f]{62}$/

/** The hashes under which a folder keeps something; what else lies there is none of ours. */
export async function* hashesIn(directory: string): AsyncGenerator<string> {
  for await (const { name } of await onDisk(opendir(directory))) {
    if (!folder.test(name)) continue
    for await (const file of await onDisk(opendir(join(directory, name)))) {
      if (rest.test(file.name)) yield name + file.name
    }
  }
}
