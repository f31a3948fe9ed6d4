import type { LastDaySort } from './event/last-day.ts'
import { isUnended, leadsHere } from './last-day.ts'
import type { LastDayMatter, Notice } from './notice.ts'
import { maySee } from './permission.ts'
import type { Space } from './space.ts'

/** That a last day is over, for one who leads. */
export type LastDayNotice = Extract<Notice, { readonly why: LastDayMatter['why'] }>

/** What is over, by why it concerns whoever hears it. */
const sorts: Readonly<Record<LastDayMatter['why'], LastDaySort>> = {
  proposingOver: 'proposing',
  votingOver: 'voting',
  scoringOver: 'scoring',
}

/** Says whether a notice is that a last day is over. */
export function isLastDayNotice(notice: Notice): notice is LastDayNotice {
  return notice.why in sorts
}

/** How such a notice stands for its person: it waits until that is ended, or another day is set, by whoever leads. */
export function standingOfLastDay(
  space: Space,
  person: string,
  { why, document, day }: LastDayNotice,
): 'waits' | 'done' | 'gone' {
  if (!maySee(space, person, document)) return 'gone'
  const waits = isUnended(space, document, { what: sorts[why], day }) && leadsHere(space, person, document)
  return waits ? 'waits' : 'done'
}
