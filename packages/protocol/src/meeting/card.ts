import { z } from 'zod'

/** Red: stop, I have something to say. Yellow: slow down, I don't follow. Green: I agree. Break: I need one. */
export const cardColours = ['red', 'yellow', 'green', 'break'] as const
export const cardColourSchema = z.enum(cardColours)
export type CardColour = z.infer<typeof cardColourSchema>

/** The secret that shows an unnamed card to be one's own, as the device that raised it made it. */
export const cardTokenSchema = z.string().regex(/^[a-z0-9]{16,64}$/)

/** The SHA-256 of that secret in hexadecimal letters: all that is kept of whose card it is. */
export const cardHashSchema = z.string().regex(/^[0-9a-f]{64}$/)
