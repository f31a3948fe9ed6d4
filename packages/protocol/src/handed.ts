import { z } from 'zod'

/** Words that could not be saved, as their writer hands them to someone who may write there. */
export const handedWordsSchema = z.string().trim().min(1).max(20_000)

/** What became of words that were handed on: they stand in the text now, or were put aside. */
export const handOutcomes = ['putIn', 'putAside'] as const
export const handOutcomeSchema = z.enum(handOutcomes)
export type HandOutcome = z.infer<typeof handOutcomeSchema>
