import { z } from 'zod'

const name = z.string().min(1).max(120)

export const spaceOpened = z.object({
  kind: z.literal('spaceOpened'),
  payload: z.object({ name, slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/) }),
})

export const spaceRenamed = z.object({ kind: z.literal('spaceRenamed'), payload: z.object({ name }) })
