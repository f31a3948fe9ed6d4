import type { z } from 'zod'
import { createSealer } from './seal.ts'

/** Things of one shape, carried sealed in addresses for one purpose. */
export interface Sealed<T> {
  seal(thing: T): string
  /** The thing, or null for what was not sealed here for this purpose. */
  open(token: string): T | null
}

/** Seals things under a key of their own for a purpose, so that an address tells nothing and cannot be made up. */
export function createSealed<T>(secret: string, purpose: string, schema: z.ZodType<T>): Sealed<T> {
  const sealer = createSealer(secret, purpose)
  return {
    seal: (thing) => sealer.seal(JSON.stringify(thing)),
    open(token) {
      const text = sealer.open(token)
      return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null)
    },
  }
}
