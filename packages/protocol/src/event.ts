import { z } from 'zod'
import { capacitySchema } from './capacity.ts'
import { idSchema } from './id.ts'

/**
 * Who hears of an event, decided anew at each delivery from who may what *now*:
 * everyone in the space, its organisers, those who may read a document, one of several, or a section, the people named, or
 * of those who may read a meeting: who may read an item, who prepares it, and the people named; or of those who may read
 * an allocation round: who puts in votes for others, and the people named.
 */
export const audienceSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('space') }),
  z.object({ to: z.literal('organisers') }),
  z.object({ to: z.literal('document'), document: idSchema }),
  z.object({ to: z.literal('documents'), documents: z.array(idSchema) }),
  z.object({ to: z.literal('section'), section: idSchema }),
  z.object({ to: z.literal('people'), people: z.array(idSchema) }),
  z.object({
    to: z.literal('meeting'),
    meeting: idSchema,
    item: idSchema.nullable(),
    preparers: z.boolean(),
    people: z.array(idSchema),
  }),
  z.object({ to: z.literal('hands'), allocation: idSchema, people: z.array(idSchema) }),
])
export type Audience = z.infer<typeof audienceSchema>

/** The part that every event of a space's log has; `kind` and `payload` are what happened. */
export const eventEnvelopeSchema = z.object({
  /** Orders the events of a space, from 1 on; known to the server only. */
  seq: z.number().int().positive(),
  space: idSchema,
  /** Milliseconds since 1970, by the server's clock. */
  at: z.number().int(),
  /** Whose act it is, or null for the product's own (a term that ended). */
  actor: idSchema.nullable(),
  /** Who carried it out; the actor, unless someone acted for them. */
  hand: idSchema.nullable(),
  /** In what capacity, or null where none was taken. */
  capacity: capacitySchema.nullable(),
  audience: audienceSchema,
  kind: z.string(),
  payload: z.unknown(),
})
export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>
