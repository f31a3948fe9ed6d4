import { z } from 'zod'
import { eventEnvelopeSchema } from './event.ts'
import { idSchema } from './id.ts'
import { problemSchema } from './problem.ts'

/** Where a reader stands in a space's events: sealed by the server, so that it tells nothing. */
export const positionSchema = z.string().min(1).max(200)

/** What a client sends on `/live` (JSON text frames). */
export const liveRequestSchema = z.object({
  type: z.literal('subscribe'),
  space: idSchema,
  /** The last position the client has, or null to start from now. */
  after: positionSchema.nullable(),
})
export type LiveRequest = z.infer<typeof liveRequestSchema>

/** What the server sends on `/live`. */
export const liveMessageSchema = z.discriminatedUnion('type', [
  /** The subscription stands; events after `position` follow. */
  z.object({ type: z.literal('ready'), space: idSchema, position: positionSchema }),
  z.object({
    type: z.literal('event'),
    position: positionSchema,
    event: eventEnvelopeSchema.omit({ seq: true, audience: true }),
  }),
  /** What waits for the reader may be other than before: something concerns them. */
  z.object({ type: z.literal('waiting') }),
  z.object({ type: z.literal('refused'), problem: problemSchema }),
  /** Sent when nothing else was for a while. */
  z.object({ type: z.literal('still') }),
])
export type LiveMessage = z.infer<typeof liveMessageSchema>
