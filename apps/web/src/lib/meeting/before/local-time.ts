/** A day (ISO date) and a time of day (`14:05`) as clocks in a time zone show them. */
export interface LocalTime {
  readonly day: string
  readonly time: string
}

/** What the clocks of a zone show at a moment (milliseconds since 1970). */
export function localTimeOf(at: number, zone: string): LocalTime {
  const [day = '', time = ''] = new Date(at + offsetMs(at, zone)).toISOString().slice(0, 16).split('T')
  return { day, time }
}

/**
 * The moment at which the clocks of a zone show a day and a time. In the hour that a summer time leaves out it is as
 * much later; of an hour that comes twice it is the first. Null where there is no such day or time.
 */
export function momentOf({ day, time }: LocalTime, zone: string): number | null {
  const read = Date.parse(`${day}T${time}Z`)
  if (Number.isNaN(read) || !new Date(read).toISOString().startsWith(day)) return null
  // The offset of the hours before holds in both: in the hour that is left out, and in the first of two.
  const [before, after] = [-dayMs, dayMs].map((ms) => read - offsetMs(read + ms, zone))
  if (before === undefined || after === undefined) return null
  return read - offsetMs(before, zone) === before || read - offsetMs(after, zone) !== after ? before : after
}

const dayMs = 86_400_000

/** How far the clocks of a zone are ahead of those in Greenwich. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(at / 1000) * 1000
}
