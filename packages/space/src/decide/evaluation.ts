import {
  decideEvaluation,
  takeReply,
  type Evaluation,
  type EvaluationContext,
  type EvaluationDecision,
  type EvaluationEvent,
} from '@alongside/evaluation'
import { notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import { keepsRecordAfter } from '../carried-actions.ts'
import type { Answer, Effect } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { lastDaysSetBy } from '../last-day.ts'
import { maySee, permissionOn, permissionOnDocument } from '../permission.ts'
import { memberOf, placeOf, type Member, type Space, type SpaceDocument } from '../space.ts'
import { actionsLater, agreedLater } from './action.ts'
import type { Context } from './context.ts'
import { removalOf } from './file.ts'
import { lastDaysLater } from './last-day.ts'
import { criterionSection } from './open-evaluation.ts'
import { orderAfter } from './section.ts'

type Evaluate = AskTo<'evaluate'>

/** Whatever else is asked of an evaluation is decided by it, with what the space knows of those who take part. */
export function evaluate(space: Space, me: Member, ask: Evaluate, context: Context): Answer {
  const { evaluation: id } = ask
  const evaluation = space.evaluations.get(id)
  const document = space.documents.get(id)
  if (evaluation === undefined || document === undefined || !maySee(space, me.person, id)) return notFound()
  if (document.putAway) return refuse('ended', 'This evaluation has been put away.')
  if (ask.ask.do === 'changeFacts' && !isOf(space, evaluation, ask.ask.service)) {
    return refuse('invalid', 'Write down the service first.', 'service')
  }
  const decision = decideEvaluation(evaluation, ask.ask, contextOf(space, me, ask, context))
  if ('refusal' in decision) return decision
  const sections = sectionEvents(space, me, document, ask.ask, decision.events.length > 0)
  if (sections === null) return notFound()
  return {
    events: [...sections, ...decision.events, ...goneWith(space, me, ask)],
    effects: [...effectsOf(id, decision), ...laterOf(space, ask, decision.events, context.at)],
  }
}

/** Says whether an evaluation may be of a service; a review stays one of what it looks at. */
function isOf(space: Space, { review, service }: Evaluation, other: string): boolean {
  return review === null ? space.services.has(other) : other === service
}

/** By whoever holds the link of the reply: the shell has seen its secret. It is nobody's act in the space. */
export function takeProviderReply(
  space: Space,
  { evaluation: id, reply, words }: AskTo<'takeProviderReply'>,
  { today }: Context,
): Answer {
  const evaluation = space.evaluations.get(id)
  if (evaluation === undefined || space.documents.get(id)?.putAway !== false) return notFound()
  const decision = takeReply(evaluation, { reply, words }, { today })
  return 'refusal' in decision ? decision : { events: decision.events, byItself: true }
}

/** What becomes of the sections of the criteria with what is asked; null: there is no such place. */
function sectionEvents(
  space: Space,
  me: Member,
  { id, sections }: SpaceDocument,
  ask: Evaluate['ask'],
  isNews: boolean,
): readonly SpaceEvent[] | null {
  switch (ask.do) {
    case 'addCriterion': {
      if (!isNews) return []
      const order = orderAfter(space, me, sections, ask.after)
      // An id that stands for another section already is none for a new one.
      if (order === null || placeOf(space, ask.criterion) !== null) return null
      const { criterion, title } = ask
      return [criterionSection({ evaluation: id, criterion, title, order, rights: [] })]
    }
    case 'changeCriterion': {
      const { criterion: section, title } = ask
      const isRenamed = placeOf(space, section)?.section.title !== title
      return isRenamed ? [{ kind: 'sectionRenamed', payload: { section, title } }] : []
    }
    case 'moveCriterion': {
      const { criterion: section, after } = ask
      if (after === section || isThere(sections, section, after)) return []
      const others = sections.filter((one) => one.id !== section)
      const order = orderAfter(space, me, others, after)
      return order === null ? null : [{ kind: 'sectionMoved', payload: { section, order } }]
    }
    case 'takeOutCriterion':
      return isNews ? [{ kind: 'sectionPutAway', payload: { section: ask.criterion } }] : []
    case 'putCriterionBack':
      return isNews ? [{ kind: 'sectionBroughtBack', payload: { section: ask.criterion } }] : []
    default:
      return []
  }
}

/** Says whether a section stands just after another (null: first) already. */
function isThere(sections: SpaceDocument['sections'], section: string, after: string | null): boolean {
  const at = sections.findIndex(({ id }) => id === section)
  return (sections[at - 1]?.id ?? null) === after
}

/** What was brought with a reason goes when it is taken back. */
function goneWith(space: Space, me: Member, { evaluation, ask }: Evaluate): readonly SpaceEvent[] {
  if (ask.do !== 'sayMyReason' || ask.words !== null) return []
  const said = space.evaluations.get(evaluation)?.criteria.get(ask.criterion)?.saidReasons
  const files = said?.find(({ person }) => person === me.person)?.files ?? []
  return removalOf(
    space,
    ask.criterion,
    files.map(({ file }) => file),
  )
}

function effectsOf(
  evaluation: string,
  { sealed, closes }: Exclude<EvaluationDecision, { readonly refusal: unknown }>,
): readonly Effect[] {
  return [
    ...(sealed === undefined ? [] : [{ type: 'sealScore' as const, evaluation, ...sealed }]),
    ...(closes === undefined ? [] : [{ type: 'closeScores' as const, evaluation, rounds: closes }]),
  ]
}

/** What somebody took on is asked after on its day, not while its criterion was out; and whether scoring has ended. */
function laterOf(
  space: Space,
  { evaluation, ask }: Evaluate,
  events: readonly EvaluationEvent[],
  since: number,
): readonly Effect[] {
  if (ask.do === 'putCriterionBack') return actionsLater(space, evaluation, since, ask.criterion)
  return [
    ...events.flatMap((event) => agreedLater(space, evaluation, event, since)),
    ...lastDaysLater(space, evaluation, events.flatMap(lastDaysSetBy), since),
  ]
}

function contextOf(
  space: Space,
  { person: actor, offices }: Member,
  { evaluation: id, ask }: Evaluate,
  { at, today }: Context,
): EvaluationContext {
  // Whoever leads the evaluation that follows writes down there what has become of what was agreed before.
  const isAfter = ask.do === 'tellAction' && keepsRecordAfter(space, actor, id)
  return {
    actor,
    at,
    today,
    offices,
    owns: isAfter || permissionOnDocument(space, actor, id) === 'own',
    mayRead: (person, criterion) => permissionOn(space, person, criterion) !== null,
    mayCome: (person) => maySee(space, person, id),
    capacitiesOf(person) {
      const member = memberOf(space, person)
      if (member === null) return []
      return member.guest === null ? member.seat.capacities : [member.capacity]
    },
    titleOf: (criterion) => placeOf(space, criterion)?.section.title ?? null,
    isMeeting: (meeting) => space.meetings.has(meeting) && maySee(space, actor, meeting),
  }
}
