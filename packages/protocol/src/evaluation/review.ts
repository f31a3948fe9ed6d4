import { z } from 'zod'
import { lineSchema } from '../line.ts'
import { rungSchema } from '../rung.ts'
import { wordsSchema } from '../words.ts'

/** How far those whose work is reviewed say that it goes, and why they say so. */
export const claimSchema = z.object({ rung: rungSchema, words: wordsSchema(2000) })
export type Claim = z.infer<typeof claimSchema>

/** What a review looks at, in a few words. */
export const scopeSchema = lineSchema(200)

/** What makes an evaluation a review: it looks at the work of the space itself. */
export const reviewSchema = z.object({ scope: scopeSchema, claim: claimSchema })
export type Review = z.infer<typeof reviewSchema>

/** How many commitments a review ends with, at most. */
export const mostCommitments = 3
