import { z } from 'zod'
import { idSchema } from '../id.ts'
import { lineSchema } from '../line.ts'
import { officeSchema } from '../office.ts'

/** A space in the list of a person's spaces. */
export const spaceSummarySchema = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  people: z.number().int(),
  offices: z.array(officeSchema),
})
export type SpaceSummary = z.infer<typeof spaceSummarySchema>

/** `GET /api/me`: who is signed in, and where they belong. */
export const meSchema = z.object({
  person: z.object({ id: idSchema, name: z.string(), email: z.string().nullable() }).nullable(),
  spaces: z.array(spaceSummarySchema),
  /** Documents that this person may open as a guest, by a link. */
  guestIn: z.array(z.object({ address: z.string(), title: z.string() })),
  /** There is no space yet: whoever holds the code that the server printed makes the first. */
  isNew: z.boolean(),
  /** Demo accounts are offered; empty outside a demo. */
  demo: z.array(z.object({ key: z.string(), name: z.string(), about: z.string() })),
})
export type Me = z.infer<typeof meSchema>

/** `PATCH /api/me` */
export const changeMeSchema = z.object({ name: lineSchema(120) })

/** `GET /api/me/sessions`: where this person is signed in. */
export const sessionSchema = z.object({
  id: z.string(),
  /** What the browser calls itself, shortened ("Firefox on Android"). */
  device: z.string(),
  since: z.number().int(),
  lastSeen: z.number().int(),
  current: z.boolean(),
})
export type Session = z.infer<typeof sessionSchema>
