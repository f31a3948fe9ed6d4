import { audienceSchema, idSchema, letterSpanSchema } from '@alongside/protocol'
import { z } from 'zod'

/** Words that may be the name of somebody who is to be forgotten: which letters they are, and never what they say. */
export const namesFound = z.object({
  kind: z.literal('namesFound'),
  payload: z.object({
    section: idSchema,
    /** What others are to read in the place of a name. */
    label: z.string(),
    places: z.array(z.object({ place: idSchema, letters: z.array(letterSpanSchema).min(1) })).min(1),
  }),
})

/** The letters of such a place are gone for good, or they are no name and stay. */
export const namePlaceSettled = z.object({
  kind: z.literal('namePlaceSettled'),
  payload: z.object({ section: idSchema, place: idSchema, outcome: z.enum(['replaced', 'left']) }),
})

/** Where words begin, in UTF-16 units, and how many they are. */
const unitsShape = { from: z.number().int().nonnegative(), length: z.number().int().positive() }

/** In an event's payload, `path` as *wordsIn* gives it or that of an address, or in a line of captions that is kept. */
const spotSchema = z.union([
  z.object({ seq: z.number().int().positive(), path: z.string(), ...unitsShape }),
  z.object({ meeting: idSchema, line: idSchema, ...unitsShape }),
])

/** Words in what people said outside the texts that may be such a name: in which events, and never what they say. */
export const saidNamesFound = z.object({
  kind: z.literal('saidNamesFound'),
  payload: z.object({
    label: z.string(),
    /** Whoever hears of the events in which they stand. */
    audience: audienceSchema,
    /** The comment in which they stand. */
    at: z.object({ section: idSchema, thread: idSchema }).nullable(),
    /** Each with where the very same words stand once more, as in a vote and in its result. */
    places: z.array(z.object({ place: idSchema, spots: z.array(spotSchema).min(1) })).min(1),
  }),
})

/** A label of `put` units stands in such a place now; null: it is no name and stays. */
export const saidNameSettled = z.object({
  kind: z.literal('saidNameSettled'),
  payload: z.object({
    place: idSchema,
    put: z.number().int().nonnegative().nullable(),
    audience: audienceSchema,
    /** Of a comment it is told which one, as of all that happens to it. */
    section: idSchema.optional(),
    thread: idSchema.optional(),
  }),
})

/** Of these invitations nothing says any more where they went, for whom, and with what words. */
export const invitedForgotten = z.object({
  kind: z.literal('invitedForgotten'),
  payload: z.object({ invitations: z.array(idSchema).min(1) }),
})

/** Somebody was forgotten: what they are called now, for good, is the label that they chose. It stands with the people. */
export const personForgotten = z.object({
  kind: z.literal('personForgotten'),
  payload: z.object({ person: idSchema }),
})
