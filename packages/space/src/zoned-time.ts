import { offsetAt } from './zone.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/** A moment on the clocks of a place. */
export interface LocalTime {
  /** Days since 1970-01-01 in the calendar there. */
  readonly day: number
  /** Minutes since midnight. */
  readonly minute: number
  /** 1 is Monday. */
  readonly weekday: number
}

/** What clocks show in a time zone (IANA name) at a moment. */
export function localTime(at: number, zone: string): LocalTime {
  const local = Math.floor((at + offsetAt(zone, at)) / minuteMs)
  const day = Math.floor(local / 1440)
  return { day, minute: local - day * 1440, weekday: ((((day + 3) % 7) + 7) % 7) + 1 }
}

/** The first moment after `after` at which clocks show a time of day, on a weekday or any. */
export function nextAt(
  after: number,
  zone: string,
  { minute, weekday }: { readonly minute: number; readonly weekday: number | null },
): number {
  const { day: today, weekday: now } = localTime(after, zone)
  for (let ahead = 0; ; ahead += 1) {
    if (weekday !== null && ((now - 1 + ahead) % 7) + 1 !== weekday) continue
    const moment = momentOf(today + ahead, minute, zone)
    if (moment > after) return moment
  }
}

/** When clocks show a time on a day; in the hour that a summer time leaves out, as much later. */
function momentOf(day: number, minute: number, zone: string): number {
  const asUtc = day * dayMs + minute * minuteMs
  const before = asUtc - offsetAt(zone, asUtc - dayMs)
  const after = asUtc - offsetAt(zone, asUtc + dayMs)
  return (
    [before, after].toSorted((a, b) => a - b).find((moment) => moment + offsetAt(zone, moment) === asUtc) ??
    before
  )
}
