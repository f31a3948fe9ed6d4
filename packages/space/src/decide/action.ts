import type { Action } from '@alongside/meeting'
import type { AskTo } from '../ask.ts'
import { isInPlace } from '../carried-actions.ts'
import type { Answer, Effect } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { notFound } from '../refuse.ts'
import { actionKey, type Space } from '../space.ts'
import { addDays, dayIn, endOfDay, startOfDay } from '../zone.ts'
import type { Context } from './context.ts'

/** So many days before the day until which it is to be done somebody is reminded of what they took on. */
const daysBefore = 3

type Due = Pick<Action, 'id' | 'due'>

/**
 * Has it asked when the day comes near until which an action is to be done, and when it is over. Whatever changes the
 * moment asks anew, and the question before finds nothing to tell: `since` tells the questions apart.
 */
export function actionLater(
  space: Space,
  meeting: string,
  { id: action, due }: Due,
  since: number,
): readonly Effect[] {
  if (due === null) return []
  const { timeZone } = space
  const moments = [startOfDay(timeZone, addDays(due, -daysBefore)), endOfDay(timeZone, due)]
  return moments.map((at) => ({
    type: 'askLater',
    at,
    key: `action ${meeting} ${action} ${at} ${since}`,
    ask: { do: 'tellActionDue', meeting, action },
  }))
}

/** The same for all that is open in a document if that is a meeting, or in one item of it. */
export function actionsLater(
  space: Space,
  document: string,
  since: number,
  of: string | null = null,
): readonly Effect[] {
  return [...(space.meetings.get(document)?.actions.values() ?? [])]
    .filter(({ status, item }) => status === 'open' && (of === null || item === of))
    .flatMap((action) => actionLater(space, document, action, since))
}

/** Decided as things stand by then: it may be done, have another day, or have been put away with its item. */
export function tellActionDue(space: Space, ask: AskTo<'tellActionDue'>, { today }: Context): Answer {
  const action = space.meetings.get(ask.meeting)?.actions.get(ask.action)
  return action === undefined
    ? notFound()
    : { events: cameOf(space, ask.meeting, action, today), byItself: true }
}

/** That its day is near is not told of what was agreed so late that its owner has just heard of it. */
function cameOf(space: Space, meeting: string, action: Action, today: string): SpaceEvent[] {
  const { id, item, due, status, agreedAt } = action
  if (due === null || status !== 'open' || !isInPlace(space, item)) return []
  const near = addDays(due, -daysBefore)
  const late = today > due
  if (!late && (today < near || dayIn(space.timeZone, agreedAt) >= near)) return []
  const told = space.actionsTold.get(actionKey(meeting, id))
  if (told?.day === due && (told.late || !late)) return []
  return [{ kind: 'actionCame', payload: { document: meeting, section: item, action: id, day: due, late } }]
}
