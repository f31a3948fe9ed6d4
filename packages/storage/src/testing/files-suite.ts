import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { Files, KeptBytes } from '../files.ts'

/** Files that the suite may write to. */
export interface FilesUnderTest {
  readonly files: Files
  /** Opens what was kept as after the process has ended; null for a store that keeps nothing. */
  readonly reopen: (() => Promise<FilesUnderTest>) | null
  close(): Promise<void>
}

/** Opens a fresh, empty store that reads the time from `now`. */
export type OpenFiles = (now: () => number) => Promise<FilesUnderTest>

const nowhere = 'a'.repeat(64)

/** The rules D20 to D25, which every store of files keeps; `open` gives a fresh one for each of them. */
export function describeFiles(name: string, open: OpenFiles): void {
  describe(`the files of ${name}`, () => {
    const opened: FilesUnderTest[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    let now = 1_700_000_000_000
    const fresh = async (): Promise<FilesUnderTest> => {
      const store = await open(() => now)
      opened.push(store)
      return store
    }
    const reopened = async (store: FilesUnderTest): Promise<Files> => {
      if (store.reopen === null) return store.files
      const again = await store.reopen()
      opened.push(again)
      return again.files
    }

    it('[D20] what was put is kept under the SHA-256 of its bytes, also when the store is opened again', async () => {
      const store = await fresh()
      const kept = await store.files.put(source([1, 2], [], [3]))
      const hash = createHash('sha256')
        .update(Uint8Array.of(1, 2, 3))
        .digest('hex')
      expect(kept).toEqual({ hash, bytes: 3, at: now })
      const files = await reopened(store)
      expect(await files.find(hash)).toEqual(kept)
      expect(await bytesOf(files, hash)).toEqual([1, 2, 3])
    })

    it('[D20] no bytes at all are kept like any others', async () => {
      const { files } = await fresh()
      const { hash, bytes } = await files.put(source())
      expect(bytes).toBe(0)
      expect(await bytesOf(files, hash)).toEqual([])
    })

    it('[D20] the same bytes are kept once, and count as put anew', async () => {
      const { files } = await fresh()
      const first = await files.put(source([1, 2, 3]))
      now += 5000
      const second = await files.put(source([1], [2, 3]))
      expect(second).toEqual({ ...first, at: now })
      expect(await everything(files)).toEqual([second])
    })

    it('[D20] many put the same and other bytes at once, and all are kept', async () => {
      const { files } = await fresh()
      const puts = Array.from({ length: 24 }, (_, index) => files.put(source([index % 4], [7])))
      const kept = await Promise.all(puts)
      expect(new Set(kept.map(({ hash }) => hash)).size).toBe(4)
      expect(await everything(files)).toHaveLength(4)
      for (const [index, { hash }] of kept.entries()) {
        expect(await bytesOf(files, hash)).toEqual([index % 4, 7])
      }
    })

    it('[D21] big files come back to the last byte, whole and from one place up to another', async () => {
      const store = await fresh()
      const big = Uint8Array.from({ length: 3_000_001 }, (_, index) => (index * 31 + (index >> 8)) % 256)
      const { hash } = await store.files.put(inParts(big, 70_001))
      const files = await reopened(store)
      expect(Buffer.compare(await readAll(files, hash, 0, big.length), big)).toBe(0)
      const part = await readAll(files, hash, 1_000_000, 2_500_000)
      expect(Buffer.compare(part, big.subarray(1_000_000, 2_500_000))).toBe(0)
      expect([...(await readAll(files, hash, 3_000_000, 3_000_001))]).toEqual([...big.subarray(-1)])
      expect(await readAll(files, hash, 5, 5)).toHaveLength(0)
    })

    it('[D21] a reader may stop early, and the bytes are the store’s own', async () => {
      const { files } = await fresh()
      const bytes = new Uint8Array(500_000).fill(1)
      const { hash } = await files.put(inParts(bytes, 500_000))
      bytes.fill(9)
      for await (const part of files.read(hash, 0, 500_000)) {
        part.fill(9)
        break
      }
      expect((await readAll(files, hash, 0, 500_000)).every((byte) => byte === 1)).toBe(true)
    })

    it('[D22] when its source fails, nothing is kept, and the failure is what the source said', async () => {
      const { files } = await fresh()
      const lost = new Error('the line went dead')
      async function* failing() {
        yield Uint8Array.of(1, 2)
        throw lost
      }
      await expect(files.put(failing())).rejects.toBe(lost)
      expect(await everything(files)).toEqual([])
      expect((await files.put(source([1, 2]))).bytes).toBe(2)
    })

    it('[D23] bytes are taken away only if nobody put them since', async () => {
      const { files } = await fresh()
      const { hash } = await files.put(source([1]))
      const other = await files.put(source([2]))
      expect(await files.remove(hash, now)).toBe(false)
      now += 1000
      await files.put(source([1]))
      expect(await files.remove(hash, now)).toBe(false)
      expect(await bytesOf(files, hash)).toEqual([1])
      expect(await files.remove(hash, now + 1)).toBe(true)
      expect(await files.find(hash)).toBeNull()
      expect(await files.remove(hash, now + 1)).toBe(false)
      expect(await everything(files)).toEqual([other])
    })

    it('[D23] what is put while it is taken away is there afterwards', async () => {
      let whenPut = () => {}
      const store = await open(() => {
        whenPut()
        return now
      })
      opened.push(store)
      const { files } = store
      const hash = hashOf([1])
      const removeAfter = async (steps: number) => {
        for (let step = 0; step < steps; step += 1) await files.find(hash)
        await files.remove(hash, now)
      }
      for (let round = 0; round < 60; round += 1) {
        whenPut = () => {}
        await files.put(source([1]))
        now += 1000
        const removed: Promise<void>[] = []
        // The store asks for the time just before the bytes come to their place.
        whenPut = () => removed.push(removeAfter(round % 4))
        await files.put(source([1]))
        await Promise.all(removed)
        expect(await bytesOf(files, hash)).toEqual([1])
      }
    })

    it('[D24] everything that is kept is listed, with its size and when it was put', async () => {
      const { files } = await fresh()
      expect(await everything(files)).toEqual([])
      const first = await files.put(source([1]))
      now += 1
      const second = await files.put(source([1, 2]))
      expect(await everything(files)).toEqual(
        [first, second].toSorted((a, b) => a.hash.localeCompare(b.hash)),
      )
    })

    it('[D25] what is not there is not found and cannot be read', async () => {
      const { files } = await fresh()
      expect(await files.find(nowhere)).toBeNull()
      await expect(readAll(files, nowhere, 0, 1)).rejects.toThrow(RangeError)
    })

    it.each(['', '../../etc/passwd', nowhere.toUpperCase(), `${nowhere}/..`, 'a'.repeat(63)])(
      '[D25] a hash that is none is refused: %j',
      async (hash) => {
        const { files } = await fresh()
        await expect(files.find(hash)).rejects.toThrow(RangeError)
        await expect(readAll(files, hash, 0, 1)).rejects.toThrow(RangeError)
        await expect(files.remove(hash, now)).rejects.toThrow(RangeError)
      },
    )
  })
}

async function* source(...parts: readonly number[][]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Uint8Array.from(part)
}

async function* inParts(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length)
}

function hashOf(bytes: readonly number[]): string {
  return createHash('sha256').update(Uint8Array.from(bytes)).digest('hex')
}

async function readAll(files: Files, hash: string, from: number, to: number): Promise<Buffer> {
  return Buffer.concat(await collect(files.read(hash, from, to)))
}

async function bytesOf(files: Files, hash: string): Promise<number[]> {
  return [...(await readAll(files, hash, 0, (await files.find(hash))?.bytes ?? 0))]
}

async function everything(files: Files): Promise<KeptBytes[]> {
  return (await collect(files.list())).toSorted((a, b) => a.hash.localeCompare(b.hash))
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}
