import { z } from 'zod'
import {
  captionLaneSchema,
  captionLineSchema,
  captionRefusals,
  captionWordsSchema,
} from './meeting/caption.ts'
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
    /** Whether the person is there by this page; a screen on a wall is read by others. */
    attends: z.boolean().default(true),
  }),
  /** All unnamed cards that the page holds, anew each time that this changes. */
  z.object({ type: z.literal('holds'), cards: z.array(cardTokenSchema).max(maxCardsHeld) }),
  /** Takes the lane of the captions for this page, from another page if need be; null lays it down. */
  z.object({ type: z.literal('captionAs'), desk: idSchema.nullable(), over: z.boolean() }),
  /** A line as it reads now, all of it, each time that it changes; the same line twice is one line. */
  z.object({
    type: z.literal('caption'),
    line: captionLineSchema,
    /** Whether it was said on this page, as the line was begun, that lines are kept. */
    kept: z.boolean(),
  }),
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
  /** How the captions stand, and the last lines of them that the reader may read: to whoever comes in. */
  z.object({
    type: z.literal('captions'),
    meeting: idSchema,
    lane: captionLaneSchema,
    lines: z.array(captionLineSchema),
  }),
  z.object({ type: z.literal('lane'), meeting: idSchema, lane: captionLaneSchema }),
  z.object({ type: z.literal('caption'), meeting: idSchema, line: captionLineSchema }),
  /** To the page that sent the line. */
  z.object({ type: z.literal('captionGot'), line: idSchema, words: captionWordsSchema, ended: z.boolean() }),
  z.object({
    type: z.literal('captionNot'),
    line: idSchema,
    why: z.enum(captionRefusals),
    /** What others have of the line, which stays; and the item that is on. */
    had: captionWordsSchema,
    item: idSchema.nullable(),
  }),
  z.object({ type: z.literal('refused'), problem: problemSchema }),
  /** Sent when nothing else was for a while. */
  z.object({ type: z.literal('still') }),
])
export type LiveMessage = z.infer<typeof liveMessageSchema>
