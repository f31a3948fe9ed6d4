import type { Channel, HearingSettings } from '@alongside/protocol'
import {
  nextReminder,
  reminderDue,
  type Item,
  type Notice,
  type RemindAfter,
  type Space,
} from '@alongside/space'
import type { Task, Tasks } from '@alongside/storage'
import { tasksFor } from './task-list.ts'

/** What waits for an act of somebody's own: what they hear of, and what they pass on to others. */
export interface Asked {
  readonly items: readonly Item[]
  readonly tasks: readonly Task[]
}

/** What somebody is to be reminded of now, and since when it is due. */
export interface Reminding {
  readonly notices: readonly Notice[]
  readonly tasks: readonly Task[]
  readonly since: number
}

/** What waits for an act of somebody's, whether or not they have read of it. */
export async function askedOf(
  deps: { readonly tasks: Pick<Tasks, 'of'> },
  space: Space,
  person: string,
  items: readonly Item[],
): Promise<Asked> {
  const open = (await tasksFor(deps, space, person)).filter(
    ({ task, items: left }) => task.assignee === person && task.done === null && left.length > 0,
  )
  return { items: items.filter(({ asks }) => asks), tasks: open.map(({ task }) => task) }
}

const weekMs = 7 * 86_400_000

/** Since when something must have waited to have waited long: since somebody could be reminded of it first. */
export function longSince(after: RemindAfter, now: number): number {
  return now - (after[0] ?? weekMs)
}

/** Says whether somebody is reminded by mail. Whoever hears by letter or call is not: those who tell them are. */
export function mayRemind(channel: Channel, { mails, reminders }: HearingSettings): boolean {
  return channel.by === 'mail' && mails && reminders
}

/** What is said in the same mail for the first time needs no reminder. */
export function withoutSaid(
  { items, tasks }: Asked,
  said: readonly Notice[],
  aside: { readonly what: 'needs' | 'task'; readonly task?: string } | null,
): Asked {
  return {
    items: items.filter(({ notice }) => !said.includes(notice)),
    tasks: tasks.filter(({ id }) => id !== aside?.task),
  }
}

/** What of it somebody is to be reminded of now; null: nothing. */
export function remindOf(
  { items, tasks }: Asked,
  after: RemindAfter,
  toldAt: number | null,
  now: number,
): Reminding | null {
  const moments: number[] = []
  const isDue = (since: number): boolean => {
    const moment = reminderDue(since, after, toldAt, now)
    if (moment !== null) moments.push(moment)
    return moment !== null
  }
  const found = {
    notices: items.flatMap(({ notice, waits }) => (waits && isDue(notice.at) ? [notice] : [])),
    tasks: tasks.filter(({ madeAt }) => isDue(madeAt)),
  }
  return moments.length === 0 ? null : { ...found, since: Math.min(...moments) }
}

/** When to look again; null: nothing waits that they could be reminded of. */
export function remindNext({ items, tasks }: Asked, after: RemindAfter, now: number): number | null {
  const sinces = [...items.map(({ notice }) => notice.at), ...tasks.map(({ madeAt }) => madeAt)]
  return nextReminder(sinces, after, now)
}
