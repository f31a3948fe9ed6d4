import { z } from 'zod'

/** Lived experience is expertise and not on this list. */
export const interestSorts = ['financial', 'professional', 'personal', 'indirect'] as const
export const interestSortSchema = z.enum(interestSorts)
export type InterestSort = z.infer<typeof interestSortSchema>

/** What an interest in an item means for the person while the item is on, the mildest first. */
export const interestEffects = ['stayAndSpeak', 'speakNoVote', 'leave'] as const
export const interestEffectSchema = z.enum(interestEffects)
export type InterestEffect = z.infer<typeof interestEffectSchema>
