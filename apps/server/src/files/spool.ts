import { Refusal } from '@alongside/protocol'
import { onDisk } from '@alongside/storage-disk'
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** An upload that has come in whole and lies on the disk until it is known what it is. */
export interface Spooled {
  readonly path: string
  readonly bytes: number
  /** Their SHA-256, in lower-case hexadecimal. */
  readonly hash: string
  remove(): Promise<void>
}

export interface SpoolOptions {
  /** Emptied when the spool is opened: what lies there was left by a process that was ended. */
  readonly directory: string
  /** Bytes of one upload. */
  readonly maxBytes: number
  /** How long nothing may come before the line counts as lost. */
  readonly stillMs: number
}

export type Spool = Awaited<ReturnType<typeof openSpool>>

/** Opens the place where uploads wait; what was sent may be anything, and nothing of it is kept from here. */
export async function openSpool({ directory, maxBytes, stillMs }: SpoolOptions) {
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true, mode: 0o700 })

  return {
    /** Takes an upload as it comes. Refuses one that is too large, empty, or that breaks off; nothing stays then. */
    async receive(source: ReadableStream<Uint8Array> | null): Promise<Spooled> {
      const path = join(directory, randomUUID())
      const remove = () => rm(path, { force: true })
      try {
        const written = await write(path, source)
        if (written.bytes === 0) throw new Refusal('invalid', 'This file is empty.', 'bytes')
        return { path, ...written, remove }
      } catch (error) {
        await remove()
        throw error
      }
    },
  }

  async function write(path: string, source: ReadableStream<Uint8Array> | null): Promise<Written> {
    if (source === null) return { bytes: 0, hash: '' }
    const hash = createHash('sha256')
    const handle = await onDisk(open(path, 'wx', 0o600))
    const reader = source.getReader()
    try {
      for (let bytes = 0; ;) {
        const { done, value } = await nextOf(reader)
        if (done) return { bytes, hash: hash.digest('hex') }
        bytes += value.length
        checkSize(bytes, maxBytes)
        hash.update(value)
        await onDisk(handle.appendFile(value))
      }
    } finally {
      reader.releaseLock() // not cancelled: that would end the line before the answer is through
      await handle.close()
    }
  }

  async function nextOf(reader: ReadableStreamDefaultReader<Uint8Array>) {
    let timer: NodeJS.Timeout | undefined
    const still = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(brokenOff()), stillMs)
    })
    try {
      return await Promise.race([reader.read(), still])
    } catch (error) {
      throw error instanceof Refusal ? error : brokenOff()
    } finally {
      clearTimeout(timer)
    }
  }
}

type Written = Pick<Spooled, 'bytes' | 'hash'>

/** Refuses more bytes than a file may have. */
export function checkSize(bytes: number, maxBytes: number): void {
  if (bytes <= maxBytes) return
  const megabytes = Math.floor(maxBytes / 100_000) / 10
  throw new Refusal('tooLarge', `This file is too large. A file may have ${megabytes} megabytes.`, 'bytes')
}

function brokenOff(): Refusal {
  return new Refusal('notSaved', 'The line was lost before the whole file had come. Send it again.', 'bytes')
}
