import { voices } from '@alongside/kinds'
import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { grantSchema } from '../grant.ts'

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
    /** Sections made before these rules counted have none of them. */
    needsVoice: z.enum(voices).nullable().default(null),
    opensAfter: z
      .object({ section: idSchema, entries: z.number().int().positive() })
      .nullable()
      .default(null),
    order,
    /** Who may do what here from the start, beside what the document gives. */
    rights: z.array(grantSchema).default([]),
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

export const sectionClosed = z.object({
  kind: z.literal('sectionClosed'),
  payload: z.object({ section: idSchema, reason: z.string() }),
})

export const sectionReopened = z.object({
  kind: z.literal('sectionReopened'),
  payload: z.object({ section: idSchema }),
})

/** What a section waited for has come; it stays open whatever becomes of that. */
export const sectionOpened = z.object({
  kind: z.literal('sectionOpened'),
  payload: z.object({ section: idSchema }),
})

export const titleShown = z.object({
  kind: z.literal('titleShown'),
  payload: z.object({ section: idSchema, shown: z.boolean() }),
})
