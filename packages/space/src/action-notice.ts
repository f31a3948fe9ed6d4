import { isInPlace, isTheirs, mayReadAction } from './carried-actions.ts'
import { gatheringOf } from './following.ts'
import type { ActionMatter, Notice } from './notice.ts'
import type { Space } from './space.ts'

/** Something to hear of what somebody took on. */
export type ActionNotice = Extract<Notice, { readonly why: ActionMatter['why'] }>

/** Says whether a notice is of something that its reader took on or helps with. */
export function isActionNotice(notice: Notice): notice is ActionNotice {
  return 'action' in notice
}

/** How such a notice stands for its person: gone where they may not read of it or it is no longer theirs. */
export function standingOfAction(
  space: Space,
  person: string,
  notice: ActionNotice,
): 'waits' | 'done' | 'gone' {
  return mayReadAction(space, person, notice.document, notice.item)
    ? standingOfTheirs(space, person, notice)
    : 'gone'
}

/**
 * The same for whoever is told by another, who may read of it. What was done, dropped or put away is to be told no
 * more; of one action only the last word is news.
 */
export function standingOfTheirs(
  space: Space,
  person: string,
  notice: ActionNotice,
): 'waits' | 'done' | 'gone' {
  const action = gatheringOf(space, notice.document)?.actions.get(notice.action)
  if (action === undefined || !isTheirs(action, person)) return 'gone'
  if (action.status !== 'open' || !isInPlace(space, notice.document, notice.item)) return 'done'
  if ('day' in notice && notice.day !== action.due) return 'done'
  const last = space.notices
    .get(person)
    ?.findLast(
      (one) => isActionNotice(one) && one.document === notice.document && one.action === notice.action,
    )
  return last === undefined || last.seq === notice.seq ? 'waits' : 'done'
}
