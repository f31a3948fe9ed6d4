import { allows } from '@alongside/protocol'
import { threadsOf } from './comment.ts'
import type { Notice } from './notice.ts'
import { permissionOn } from './permission.ts'
import type { Space } from './space.ts'

/** How long after something began to wait somebody is reminded of it, in milliseconds, rising: no more often than these. */
export type RemindAfter = readonly number[]

/** What could not be reminded of for so long, in milliseconds, is left to the next time. */
const latestMs = 14 * 86_400_000

/**
 * Says whether a notice asks for something that its reader alone can do, and may still do: to confirm words, to take
 * what was handed to them, to answer a question in which they are named, to say whether a meeting met what they need,
 * what they have to say to what was decided of an interest of theirs, or how cards are that they check. It counts only while they have not done it.
 */
export function asksForAct(space: Space, person: string, notice: Notice): boolean {
  switch (notice.why) {
    case 'toConfirm':
    case 'typedForYou':
    case 'handed':
    case 'toTick':
    case 'interestDecided':
    case 'cardsToCheck':
      return true
    case 'mentioned': {
      const thread = threadsOf(space, notice.section).get(notice.thread)
      const isOpen = thread?.sort === 'question' && thread.resolved === null
      return isOpen && allows(permissionOn(space, person, notice.section), 'comment')
    }
    default:
      return false
  }
}

/**
 * The moment at which a reminder fell due of what waits since `since`, unless it was given; null where none is to be
 * given now. Whatever somebody was told last held all reminders that were due by then.
 */
export function reminderDue(
  since: number,
  after: RemindAfter,
  toldAt: number | null,
  now: number,
): number | null {
  const from = Math.max(toldAt ?? 0, now - latestMs)
  return momentsOf(since, after).find((moment) => moment > from && moment <= now) ?? null
}

/** When to look next whether to remind somebody of what waits since these moments; null: never. */
export function nextReminder(sinces: readonly number[], after: RemindAfter, now: number): number | null {
  const coming = sinces.flatMap((since) => momentsOf(since, after).filter((moment) => moment > now))
  return coming.length === 0 ? null : Math.min(...coming)
}

function momentsOf(since: number, after: RemindAfter): readonly number[] {
  return after.map((ms) => since + ms)
}
