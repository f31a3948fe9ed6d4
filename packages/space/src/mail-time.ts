import type { HearingSettings } from '@alongside/protocol'
import { minuteIn, nextAt } from './zoned-time.ts'

/** How long mails wait for more to put into them, and how far apart they are, in milliseconds. */
export interface MailPace {
  readonly gatherMs: number
  readonly apartMs: number
}

/** What is to be mailed: since when the oldest of it waits, whether some of it is essential, and the last mail. */
export interface MailWaiting {
  readonly since: number
  readonly essential: boolean
  readonly toldAt: number | null
}

/**
 * When a mail goes out: at once (after a while in which others may join it), or at the next time that someone
 * chose; never in their quiet hours. Essential things do not wait for a weekly mail, but for the morning.
 */
export function mailDue(
  { rhythm, quiet }: Pick<HearingSettings, 'rhythm' | 'quiet'>,
  zone: string,
  { since, essential, toldAt }: MailWaiting,
  { gatherMs, apartMs }: MailPace,
  now: number,
): number {
  const gathered = since + gatherMs
  const due =
    essential || rhythm.each === 'once'
      ? Math.max(gathered, essential || toldAt === null ? gathered : toldAt + apartMs)
      : nextAt(since, zone, {
          minute: minuteOf(rhythm.at),
          weekday: rhythm.each === 'week' ? rhythm.on : null,
        })
  return afterQuiet(Math.max(due, now), zone, quiet)
}

function afterQuiet(at: number, zone: string, quiet: HearingSettings['quiet']): number {
  if (quiet === null) return at
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)]
  const minute = minuteIn(zone, at)
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to
  return isQuiet ? nextAt(at, zone, { minute: to, weekday: null }) : at
}

function minuteOf(timeOfDay: string): number {
  const [hours, minutes] = timeOfDay.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}
