import { onDisk } from '@alongside/storage-disk'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

/** Bytes that lie sealed in the folder of a box; whoever has not got the key of one has nothing. */
export interface SealedBytes {
  /** Seals bytes under a name of their own, and answers the only key to them. */
  put(box: string, name: string, bytes: Uint8Array): Promise<string>
  /** The bytes; null where nothing lies there, or another key sealed it. */
  read(box: string, name: string, key: string): Promise<Buffer | null>
  has(box: string, name: string): boolean
  remove(box: string, name: string): Promise<void>
  /** Takes all of a box away. */
  empty(box: string): Promise<void>
}

/**
 * Keeps sealed bytes in a folder of their own, which no backup holds: the keys lie in the ballots of a box, whose key no
 * backup holds either. AES-256-GCM, a fresh key for each.
 */
export function openSealedBytes(directory: string): SealedBytes {
  const folderOf = (box: string) => join(directory, box)
  const pathOf = (box: string, name: string) => join(folderOf(box), name)

  return {
    async put(box, name, bytes) {
      const [key, nonce] = [randomBytes(keyBytes), randomBytes(nonceBytes)]
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${box} ${name}`))
      const hidden = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
      await onDisk(mkdir(folderOf(box), { recursive: true, mode: 0o700 }))
      const part = `${pathOf(box, name)}.part`
      await onDisk(write(part, hidden))
      await onDisk(rename(part, pathOf(box, name)))
      await onDisk(sync(folderOf(box)))
      return key.toString('base64url')
    },

    async read(box, name, key) {
      if (!existsSync(pathOf(box, name))) return null
      const hidden = await onDisk(readFile(pathOf(box, name)))
      try {
        const decipher = createDecipheriv(
          'aes-256-gcm',
          Buffer.from(key, 'base64url'),
          hidden.subarray(0, nonceBytes),
          { authTagLength: tagBytes },
        )
        decipher.setAAD(Buffer.from(`${box} ${name}`)).setAuthTag(hidden.subarray(-tagBytes))
        return Buffer.concat([decipher.update(hidden.subarray(nonceBytes, -tagBytes)), decipher.final()])
      } catch {
        return null
      }
    },

    has: (box, name) => existsSync(pathOf(box, name)),
    remove: (box, name) => onDisk(rm(pathOf(box, name), { force: true })),
    empty: (box) => onDisk(rm(folderOf(box), { recursive: true, force: true })),
  }
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Brings the names in a folder to the disk itself. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
