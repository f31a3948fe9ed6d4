import { z } from 'zod'

/** A place in a section's text: the number of the block, and of the character in it. */
export const placeSchema = z.object({ block: z.number().int(), offset: z.number().int() })
