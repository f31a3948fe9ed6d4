import { z } from 'zod'
import { daySchema } from '../day.ts'

/** The first and the last day that an evaluation looks at. */
export const periodSchema = z
  .object({ from: daySchema, to: daySchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'A period ends after it begins.' })
export type Period = z.infer<typeof periodSchema>
