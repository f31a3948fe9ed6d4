import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { idSchema } from '../id.ts'
import { lineSchema } from '../line.ts'

/** What stands in the place of a name from then on. */
const forgetLabelSchema = lineSchema(60)

/** `POST /api/me/forget`, and `POST /api/spaces/{space}/people/{person}/forget` for somebody who asked an organiser. */
export const forgetSchema = z.object({
  label: forgetLabelSchema,
  /** It cannot be taken back, and whoever asks knows. */
  sure: z.literal(true),
})

/** `GET /api/me/forget`: what must be done before, and in what capacities the person takes part. */
export const forgetOfferSchema = z.object({
  name: z.string(),
  capacities: z.array(capacitySchema),
  /** Spaces of which the person is the last organiser: another must be one first. */
  needing: z.array(z.object({ slug: z.string(), name: z.string() })),
})
export type ForgetOffer = z.infer<typeof forgetOfferSchema>

/** A place where the name of somebody who is forgotten may stand. */
const namePlaceSchema = z.object({
  id: idSchema,
  /** In the text of a section, or in what was said outside of it: in a comment, as a title or a name, or elsewhere. */
  in: z.enum(['text', 'comment', 'title', 'address', 'caption', 'words']),
  /** The title of the section; null: it is about a whole document. */
  title: z.string().nullable(),
  /** Null: it is about the space. */
  document: z.object({ slug: z.string(), title: z.string(), kind: z.string() }).nullable(),
  /** The words that may be a name, and those around them where they still stand. */
  before: z.string(),
  words: z.string(),
  after: z.string(),
  /** They stand there now; else they were deleted, taken back or put otherwise, and are kept in the history alone. */
  stands: z.boolean(),
  /** What the person chose to be called. */
  label: z.string(),
})

/** `GET /api/spaces/{space}/names`: the places that the reader may deal with; only so many at once. */
export const namePlacesSchema = z.object({ count: z.number().int(), places: z.array(namePlaceSchema) })
export type NamePlaces = z.infer<typeof namePlacesSchema>

/** `POST /api/spaces/{space}/names/{place}`: put a label there for good, or leave it as it is. */
export const settleNameSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('replaced'), label: forgetLabelSchema }),
  z.object({ outcome: z.literal('left') }),
])
export type SettleName = z.infer<typeof settleNameSchema>
