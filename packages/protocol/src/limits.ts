import { z } from 'zod'

/** What a section and a connection may hold; the server may set others, and says so in *welcome*. */
export const limitsSchema = z.object({
  /** Characters in one section, in UTF-16 units. */
  maxChars: z.number().int().positive(),
  /** Blocks in one section. */
  maxBlocks: z.number().int().positive(),
  /** Depth of a list item, counted from 0. */
  maxDepth: z.number().int().nonnegative(),
  /** Bytes of one update. */
  maxUpdateBytes: z.number().int().positive(),
  /** Bytes of one frame on the wire. */
  maxFrameBytes: z.number().int().positive(),
  /** Pens that one person may take in one section. */
  maxPensPerPerson: z.number().int().positive(),
  /** Bytes that one connection may send in a second, over half a minute; each frame counts 100 more. */
  maxBytesPerSecond: z.number().int().positive(),
  /** Bytes that one section may have waiting to be committed. */
  maxQueuedBytes: z.number().int().positive(),
})
export type Limits = z.infer<typeof limitsSchema>

export const defaultLimits: Limits = {
  maxChars: 500_000,
  maxBlocks: 10_000,
  maxDepth: 8,
  maxUpdateBytes: 1_000_000,
  maxFrameBytes: 2_000_000,
  maxPensPerPerson: 10_000,
  maxBytesPerSecond: 1_000_000,
  maxQueuedBytes: 16_000_000,
}
