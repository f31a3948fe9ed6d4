import { z } from 'zod'

/** Red: stop, I have something to say. Yellow: slow down, I don't follow. Green: I agree. Break: I need one. */
export const cardColours = ['red', 'yellow', 'green', 'break'] as const
export const cardColourSchema = z.enum(cardColours)
export type CardColour = z.infer<typeof cardColourSchema>

/** How many cards one page may hold. */
export const maxCardsHeld = 20

/**
 * What whoever raised an unnamed card keeps to themselves, so that it can be told whether they are still there without
 * telling who they are: chosen at random by their device, and told to the server alone.
 */
export const cardTokenSchema = z.string().regex(/^[\w-]{16,64}$/)

/** The SHA-256 of a card's token in hexadecimal digits: all that anybody else ever sees of it. */
export const cardHashSchema = z.string().regex(/^[0-9a-f]{64}$/)
