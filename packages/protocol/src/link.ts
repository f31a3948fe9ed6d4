import { z } from 'zod'
import { permissionSchema } from './permission.ts'

/** What a link may let its guests do: everything short of owning. */
export const linkPermissionSchema = permissionSchema.exclude(['own'])
export type LinkPermission = z.infer<typeof linkPermissionSchema>

/** How many days ahead a link may end. */
export const longestLinkDays = 366

/**
 * Who is no member and came by a link: in the capacity that they say is theirs, or one that an organiser or their
 * account has confirmed.
 */
export const guestStandingSchema = z.enum(['says', 'confirmed'])
export type GuestStanding = z.infer<typeof guestStandingSchema>

/** The letters of the code with which a guest comes back: none looks or sounds like another. */
export const comeBackLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ'

/** The code as a guest types it: case, spaces and hyphens do not count. */
export const comeBackCodeSchema = z
  .string()
  .max(40)
  .transform((typed) => typed.toUpperCase().replace(/[^A-Z]/g, ''))
  .pipe(z.string().length(8))
