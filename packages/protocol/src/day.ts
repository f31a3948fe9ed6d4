import { z } from 'zod'

/** A calendar day (ISO date), without a time zone. */
export const daySchema = z.iso.date()
