import { idSchema } from '@alongside/protocol'
import { z } from 'zod'

/** What people do until a last day: hand in proposals or vote in an allocation round, score in an evaluation. */
export const lastDaySorts = ['proposing', 'voting', 'scoring'] as const
export type LastDaySort = (typeof lastDaySorts)[number]

/** The last day is over on which people did so, and nobody has ended it yet. */
export const lastDayOver = z.object({
  kind: z.literal('lastDayOver'),
  payload: z.object({ document: idSchema, what: z.enum(lastDaySorts), day: z.iso.date() }),
})
