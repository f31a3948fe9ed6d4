import { headerSchema, idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { grantSchema } from '../grant.ts'

export const documentCreated = z.object({
  kind: z.literal('documentCreated'),
  payload: z.object({
    document: idSchema,
    slug: z.string(),
    type: z.string(),
    title: z.string(),
    header: headerSchema,
    createdBy: idSchema,
    /** Who may do what from the start. */
    rights: z.array(grantSchema),
  }),
})

export const documentRenamed = z.object({
  kind: z.literal('documentRenamed'),
  payload: z.object({ document: idSchema, title: z.string() }),
})

export const headerChanged = z.object({
  kind: z.literal('headerChanged'),
  payload: z.object({ document: idSchema, header: headerSchema }),
})

export const versionNamed = z.object({
  kind: z.literal('versionNamed'),
  payload: z.object({
    document: idSchema,
    version: idSchema,
    name: z.string(),
    by: idSchema,
    /** The last row of each section that is in it. */
    sections: z.array(z.object({ section: idSchema, seq: z.number().int().nonnegative() })),
  }),
})

export const documentPutAway = z.object({
  kind: z.literal('documentPutAway'),
  payload: z.object({ document: idSchema }),
})

export const documentBroughtBack = z.object({
  kind: z.literal('documentBroughtBack'),
  payload: z.object({ document: idSchema }),
})
