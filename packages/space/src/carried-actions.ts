import { mayNote, type Action, type Meeting } from '@alongside/meeting'
import type { Office } from '@alongside/protocol'
import { earlierThan, follows } from './following.ts'
import { permissionOn } from './permission.ts'
import { memberOf, placeOf, type Space } from './space.ts'

/** An action with the meeting in which it was agreed. */
export interface StandingAction {
  readonly meeting: Meeting
  readonly action: Action
}

/**
 * What stands before a meeting from those that it follows on, however far back, as a person may read it now: what is
 * open, by the day until which it is to be done, and then what was done or dropped since the last of them was held.
 */
export function carriedTo(space: Space, person: string, meeting: string): readonly StandingAction[] {
  const earlier = earlierThan(space, meeting)
  const lastHeldUntil = earlier.find(({ endedAt }) => endedAt !== null)?.endedAt ?? 0
  const isNews = ({ status, toldAt }: Action) => status !== 'open' && (toldAt ?? 0) > lastHeldUntil
  const actions = earlier.flatMap((one) => actionsFor(space, person, one))
  return [
    ...actions.filter(({ action }) => action.status === 'open').toSorted(byDay),
    ...actions.filter(({ action }) => isNews(action)).toSorted(byDay),
  ]
}

/** The open actions of all meetings that a person took on or helps with, by the day until which they are to be done. */
export function openActionsOf(space: Space, person: string): readonly StandingAction[] {
  return [...space.meetings.values()]
    .flatMap((meeting) => actionsFor(space, person, meeting))
    .filter(({ action }) => action.status === 'open' && isTheirs(action, person))
    .toSorted(byDay)
}

/** Says whether a person tells how an action stands: it is theirs, or they note in its meeting or in one after it. */
export function mayTellAction(space: Space, person: string, { meeting, action }: StandingAction): boolean {
  const offices = officesToTell(space, person, meeting.id)
  return isTheirs(action, person) || mayNote(meeting, { actor: person, offices })
}

/** The offices in which a person tells how the actions of a meeting stand: whoever notes in one after it notes that down there. */
export function officesToTell(space: Space, person: string, meeting: string): readonly Office[] {
  const offices = memberOf(space, person)?.offices ?? []
  const notesAfter = [...space.meetings.values()].some(
    (later) => mayNote(later, { actor: person, offices }) && follows(space, later.id, meeting),
  )
  return notesAfter ? [...offices, 'noteTaker'] : offices
}

/** Says whether an action can still be told of: neither its meeting nor its item was put away. */
export function isInPlace(space: Space, item: string): boolean {
  const place = placeOf(space, item)
  return place !== null && !place.document.putAway && !place.section.putAway
}

export function isTheirs({ owner, helper }: Pick<Action, 'owner' | 'helper'>, person: string): boolean {
  return owner === person || helper === person
}

function actionsFor(space: Space, person: string, meeting: Meeting): readonly StandingAction[] {
  return [...meeting.actions.values()]
    .filter(({ item }) => isInPlace(space, item) && permissionOn(space, person, item) !== null)
    .map((action) => ({ meeting, action }))
}

/** What has a day goes before what has none, and the earliest day first. */
function byDay({ action: one }: StandingAction, { action: other }: StandingAction): number {
  if (one.due === other.due) return one.agreedAt - other.agreedAt
  if (one.due === null) return 1
  if (other.due === null) return -1
  return one.due < other.due ? -1 : 1
}
