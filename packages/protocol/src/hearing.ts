import { z } from 'zod'
import { idSchema } from './id.ts'
import { zoneSchema } from './zone.ts'

/** A time of day, `08:30`. */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When mails go out: as things happen, or gathered once a day or week; 1 is Monday. */
export const rhythmSchema = z.discriminatedUnion('each', [
  z.object({ each: z.literal('once') }),
  z.object({ each: z.literal('day'), at: timeOfDaySchema }),
  z.object({ each: z.literal('week'), on: z.number().int().min(1).max(7), at: timeOfDaySchema }),
])
export type Rhythm = z.infer<typeof rhythmSchema>

/** How someone wants to hear from a space. */
export const hearingSettingsSchema = z.object({
  /** False once they wanted no more; what is essential is mailed all the same. */
  mails: z.boolean(),
  /** Mails remind them of what waits for an act of theirs; on for those who chose before it could be. */
  reminders: z.boolean().default(true),
  rhythm: rhythmSchema,
  /** From when until when nothing is sent; it waits until then. */
  quiet: z
    .object({ from: timeOfDaySchema, to: timeOfDaySchema })
    .refine(({ from, to }) => from !== to)
    .nullable(),
  /** Where these times are meant; null: where the space is. */
  zone: zoneSchema.nullable(),
  /** Documents that they want to hear nothing of. */
  muted: z.array(idSchema).max(500),
})
export type HearingSettings = z.infer<typeof hearingSettingsSchema>

/** For those who have chosen nothing. */
export const defaultHearing: HearingSettings = {
  mails: true,
  reminders: true,
  rhythm: { each: 'once' },
  quiet: null,
  zone: null,
  muted: [],
}
