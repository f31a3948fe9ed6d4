import { notFound } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import { atEndOf, type Answer, type Effect } from '../decision.ts'
import { isUnended, lastDaysOf, type LastDay } from '../last-day.ts'
import { lastDayKey, type Space } from '../space.ts'
import type { Context } from './context.ts'

/** Has it asked when each of these last days of a document is over; `since` tells the questions apart. */
export function lastDaysLater(
  { timeZone }: Pick<Space, 'timeZone'>,
  document: string,
  days: readonly LastDay[],
  since: number,
): readonly Effect[] {
  return days.map(({ what, day }) =>
    atEndOf({ day, timeZone, since }, `${what} ${document}`, { do: 'tellLastDay', document, what, day }),
  )
}

/** The same for a document as it stands. */
export function standingDaysLater(space: Space, document: string, since: number): readonly Effect[] {
  return lastDaysLater(space, document, lastDaysOf(space, document), since)
}

/** Decided as things stand by then: it may be ended, or last until another day. */
export function tellLastDay(
  space: Space,
  { document, what, day }: AskTo<'tellLastDay'>,
  { today }: Context,
): Answer {
  if (!space.documents.has(document)) return notFound()
  const isTold = space.lastDaysTold.get(lastDayKey(document, what)) === day
  if (isTold || today <= day || !isUnended(space, document, { what, day })) return { events: [] }
  return { events: [{ kind: 'lastDayOver', payload: { document, what, day } }], byItself: true }
}
