import { z } from 'zod'

/** The time zone of a space for which nobody chose one. */
export const usualZone = 'Europe/London'

/** A time zone by its name in the IANA database, as `Europe/Copenhagen`; a bare offset is none, since it knows no summer. */
export const zoneSchema = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/)
  .refine(isKnown, 'is a time zone')

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false // a name that this system's database does not have
  }
}
