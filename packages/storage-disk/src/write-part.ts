import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { onDisk } from './failure.ts'

/** Writes bytes as they come to a new file, and to the disk itself; answers their hash and how many there were. */
export async function writePart(
  path: string,
  source: AsyncIterable<Uint8Array>,
): Promise<{ hash: string; bytes: number }> {
  const handle = await onDisk(open(path, 'wx', 0o600))
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of source) {
      hash.update(chunk)
      bytes += chunk.length
      await onDisk(handle.appendFile(chunk))
    }
    await onDisk(handle.sync())
    return { hash: hash.digest('hex'), bytes }
  } finally {
    await handle.close()
  }
}
