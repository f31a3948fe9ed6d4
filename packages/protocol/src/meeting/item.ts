import { z } from 'zod'
import { idSchema } from '../id.ts'
import { wordsSchema } from '../words.ts'

export const itemSorts = ['information', 'discussion', 'decision', 'allocation'] as const

/** What the agenda says of an item beside its title, which is the title of its notes. */
export const itemFactsSchema = z.object({
  sort: z.enum(itemSorts),
  /** Why it is on the agenda, in plain words. */
  purpose: wordsSchema(1000),
  /** What those who come are asked to do. */
  ask: wordsSchema(1000),
  presenter: idSchema.nullable(),
  /** How long it is meant to take. */
  minutes: z.number().int().min(1).max(480),
  /** Minutes of a break behind it. */
  breakAfter: z.number().int().min(1).max(180).nullable(),
  /** It comes again in each meeting that is made from this one. */
  standing: z.boolean(),
  /** The meeting whose minutes are to be approved in it; absent: of none. */
  approves: idSchema.optional(),
})
export type ItemFacts = z.infer<typeof itemFactsSchema>

/** Who an item is kept among, beside those who prepare the meeting; null: everyone who may read the meeting. */
export const confidentialSchema = z.object({ people: z.array(idSchema).max(200) }).nullable()
export type Confidential = z.infer<typeof confidentialSchema>
