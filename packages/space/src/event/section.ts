import { idSchema } from '@alongside/protocol'
import { z } from 'zod'

/** A place among the sections of a document, as text that sorts; it names no other section. */
const order = z.string().min(1)

export const sectionAdded = z.object({
  kind: z.literal('sectionAdded'),
  payload: z.object({
    document: idSchema,
    section: idSchema,
    /** The section's key in its kind, or null for one that a person added. */
    key: z.string().nullable(),
    title: z.string(),
    prompt: z.string().nullable(),
    ownerOnly: z.boolean(),
    order,
  }),
})

export const sectionRenamed = z.object({
  kind: z.literal('sectionRenamed'),
  payload: z.object({ section: idSchema, title: z.string() }),
})

export const sectionMoved = z.object({
  kind: z.literal('sectionMoved'),
  payload: z.object({ section: idSchema, order }),
})

export const sectionPutAway = z.object({
  kind: z.literal('sectionPutAway'),
  payload: z.object({ section: idSchema }),
})

export const sectionBroughtBack = z.object({
  kind: z.literal('sectionBroughtBack'),
  payload: z.object({ section: idSchema }),
})
