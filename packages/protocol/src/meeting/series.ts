import { z } from 'zod'

/**
 * When the meetings of a series are: every few weeks, on days that were chosen, or on a weekday (1 is Monday) of a
 * week of each month (-1 is its last), as "the second Tuesday".
 */
export const seriesSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('weeks'), every: z.number().int().min(1).max(52) }),
  z.object({
    by: z.literal('month'),
    week: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
    weekday: z.number().int().min(1).max(7),
  }),
  z.object({
    by: z.literal('dates'),
    dates: z
      .array(z.iso.date())
      .min(1)
      .max(60)
      .refine((dates) => dates.every((date, at) => at === 0 || date > dates[at - 1]!), {
        message: 'Each day is later than the one before.',
      }),
  }),
])
export type Series = z.infer<typeof seriesSchema>
