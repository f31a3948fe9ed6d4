import { usualZone, zoneSchema } from '@alongside/protocol'
import { z } from 'zod'

const name = z.string().min(1).max(120)

export const spaceOpened = z.object({
  kind: z.literal('spaceOpened'),
  payload: z.object({
    name,
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    /** A zone that this machine does not know makes no space unreadable. */
    timeZone: zoneSchema.default(usualZone).catch(usualZone),
  }),
})

export const spaceRenamed = z.object({ kind: z.literal('spaceRenamed'), payload: z.object({ name }) })

export const timeZoneChanged = z.object({
  kind: z.literal('timeZoneChanged'),
  payload: z.object({ timeZone: zoneSchema }),
})
