import { dayIn, endOfDay } from '@alongside/space'

/**
 * Says which calendar day it is in a time zone at a moment (milliseconds since 1970). It is asked of now at each
 * request, and for every space each second, so a day is worked out once and holds until its end.
 */
export function createDays(): (zone: string, at: number) => string {
  const known = new Map<string, { readonly day: string; readonly from: number; readonly until: number }>()
  return (zone, at) => {
    const last = known.get(zone)
    if (last !== undefined && last.from <= at && at < last.until) return last.day
    const day = dayIn(zone, at)
    known.set(zone, { day, from: at, until: endOfDay(zone, day) })
    return day
  }
}
