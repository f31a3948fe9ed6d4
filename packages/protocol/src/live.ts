import { z } from 'zod'
import { cardHashSchema, cardTokenSchema, maxCardsHeld } from './meeting/card.ts'
import { eventEnvelopeSchema } from './event.ts'
import { idSchema } from './id.ts'
import { problemSchema } from './problem.ts'

/** Where a reader stands in a space's events: sealed by the server, so that it tells nothing. */
export const positionSchema = z.string().min(1).max(200)

/** What a client sends on `/live` (JSON text frames): what it wants to hear of once, then which cards it holds. */
export const liveRequestSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('subscribe'),
    space: idSchema,
    /** The last position the client has, or null to start from now. */
    after: positionSchema.nullable(),
    /** The meeting whose room the page shows: its document. */
    meeting: idSchema.nullable().default(null),
  }),
  /** All unnamed cards that the page holds, anew each time that this changes. */
  z.object({ type: z.literal('holds'), cards: z.array(cardTokenSchema).max(maxCardsHeld) }),
])
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
  /** Who is in the room of the meeting that the page shows, who has just been lost, and who has been gone for a while. */
  z.object({
    type: z.literal('presence'),
    meeting: idSchema,
    here: z.array(idSchema),
    lost: z.array(idSchema),
    gone: z.array(idSchema),
  }),
  /** The unnamed cards whose owners have been gone for a while. No message has a card and a person in it. */
  z.object({ type: z.literal('cards'), meeting: idSchema, gone: z.array(cardHashSchema) }),
  z.object({ type: z.literal('refused'), problem: problemSchema }),
  /** Sent when nothing else was for a while. */
  z.object({ type: z.literal('still') }),
])
export type LiveMessage = z.infer<typeof liveMessageSchema>
