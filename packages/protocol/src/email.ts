import { z } from 'zod'

/** An e-mail address as a person typed it: spaces around it go, and case does not count. */
export const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254))
