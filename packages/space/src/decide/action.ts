import type { EvaluationEvent } from '@alongside/evaluation'
import type { MeetingEvent } from '@alongside/meeting'
import { notFound, type AgreedAction } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import { actionsIn, isInPlace, type StandingAction } from '../carried-actions.ts'
import type { Answer, Effect } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { gatheringOf } from '../following.ts'
import { actionKey, type Space } from '../space.ts'
import { addDays, dayIn, endOfDay, startOfDay } from '../zone.ts'
import type { Context } from './context.ts'

/** So many days before the day until which it is to be done somebody is reminded of what they took on. */
const daysBefore = 3

/**
 * Has it asked when the day comes near until which an action is to be done, and when it is over. Whatever changes the
 * moment asks anew, and the question before finds nothing to tell: `since` tells the questions apart.
 */
function actionLater(
  { timeZone }: Space,
  document: string,
  { id: action, due }: Pick<AgreedAction, 'id' | 'due'>,
  since: number,
): readonly Effect[] {
  if (due === null) return []
  const moments = [startOfDay(timeZone, addDays(due, -daysBefore)), endOfDay(timeZone, due)]
  return moments.map((at) => ({
    type: 'askLater',
    at,
    key: `action ${document} ${action} ${at} ${since}`,
    ask: { do: 'tellActionDue', document, action },
  }))
}

/** The same for all that is open in a document if that is a meeting or an evaluation, or in one section of it. */
export function actionsLater(
  space: Space,
  document: string,
  since: number,
  of: string | null = null,
): readonly Effect[] {
  return actionsOf(space, document)
    .filter(({ action, section }) => action.status === 'open' && (of === null || section === of))
    .flatMap(({ action }) => actionLater(space, document, action, since))
}

/** The same for an action that is agreed, or open again, with what happens in a meeting or an evaluation (`document`). */
export function agreedLater(
  space: Space,
  document: string,
  event: MeetingEvent | EvaluationEvent,
  since: number,
): readonly Effect[] {
  switch (event.kind) {
    case 'actionAgreed':
    case 'evaluationActionAgreed': {
      const { action: id, due } = event.payload
      return actionLater(space, document, { id, due }, since)
    }
    case 'actionTold':
    case 'evaluationActionTold': {
      const { action: id, status } = event.payload
      const known = gatheringOf(space, document)?.actions.get(id)
      const isOpenAgain = status === 'open' && known !== undefined && known.status !== 'open'
      return isOpenAgain ? actionLater(space, document, known, since) : []
    }
    default:
      return []
  }
}

/** Decided as things stand by then: it may be done, have another day, or have been put away with what it is about. */
export function tellActionDue(space: Space, ask: AskTo<'tellActionDue'>, { today }: Context): Answer {
  const standing = actionsOf(space, ask.document).find(({ action }) => action.id === ask.action)
  return standing === undefined ? notFound() : { events: cameOf(space, standing, today), byItself: true }
}

/** That its day is near is not told of what was agreed so late that its owner has just heard of it. */
function cameOf(space: Space, { gathering, section, action }: StandingAction, today: string): SpaceEvent[] {
  const { id, due, status, agreedAt } = action
  const { id: document } = gathering
  if (due === null || status !== 'open' || !isInPlace(space, document, section)) return []
  const near = addDays(due, -daysBefore)
  const late = today > due
  if (!late && (today < near || dayIn(space.timeZone, agreedAt) >= near)) return []
  const told = space.actionsTold.get(actionKey(document, id))
  if (told?.day === due && (told.late || !late)) return []
  return [{ kind: 'actionCame', payload: { document, section, action: id, day: due, late } }]
}

function actionsOf(space: Space, document: string): readonly StandingAction[] {
  const gathering = gatheringOf(space, document)
  return gathering === null ? [] : actionsIn(gathering)
}
