import { createHash } from 'node:crypto'
import { checkHash, nothingKept } from '../file-checks.ts'
import type { Files } from '../files.ts'

/** Files in memory; `now` says when they were put. */
export function createMemoryFiles(now: () => number): Files {
  const kept = new Map<string, { bytes: Uint8Array; at: number }>()

  return {
    async put(source) {
      const parts: Uint8Array[] = []
      for await (const part of source) parts.push(new Uint8Array(part))
      const bytes = new Uint8Array(Buffer.concat(parts))
      const hash = createHash('sha256').update(bytes).digest('hex')
      const at = now()
      kept.set(hash, { bytes, at })
      return { hash, bytes: bytes.length, at }
    },

    async find(hash) {
      checkHash(hash)
      const found = kept.get(hash)
      return found === undefined ? null : { hash, bytes: found.bytes.length, at: found.at }
    },

    async *read(hash, from, to) {
      checkHash(hash)
      const found = kept.get(hash)
      if (found === undefined) throw nothingKept(hash)
      yield found.bytes.slice(from, to)
    },

    async remove(hash, before) {
      checkHash(hash)
      const found = kept.get(hash)
      return found !== undefined && found.at < before && kept.delete(hash)
    },

    async *list() {
      for (const [hash, { bytes, at }] of kept) yield { hash, bytes: bytes.length, at }
    },
  }
}
