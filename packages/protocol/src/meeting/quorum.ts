import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'

/** Whom a line of a quorum rule counts: those of one capacity, or of a group of them. */
export const quorumWhoSchema = z.union([capacitySchema, z.enum(['lay', 'livedExperience'])])
export type QuorumWho = z.infer<typeof quorumWhoSchema>

const peopleSchema = z.number().int().min(0).max(500)

/** How many people a meeting needs to decide, and how many of them of whom: "at least 7, of whom 3 with lived experience". */
export const quorumRuleSchema = z.object({
  atLeast: peopleSchema,
  of: z
    .array(z.object({ who: quorumWhoSchema, atLeast: peopleSchema }))
    .max(10)
    .refine((lines) => new Set(lines.map(({ who }) => who)).size === lines.length, {
      message: 'Each capacity has one line.',
    }),
})
export type QuorumRule = z.infer<typeof quorumRuleSchema>
