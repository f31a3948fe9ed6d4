import { criteriaIn, leadsEvaluation, type Evaluation } from '@alongside/evaluation'
import { outlineOf, usualCriteria, type KindId } from '@alongside/kinds'
import { leadingOffices, notFound, refuse, type CriterionFacts, type Scale } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import type { Grant } from '../grant.ts'
import { orderBetween } from '../order.ts'
import { maySee, permissionOn } from '../permission.ts'
import type { Member, Space } from '../space.ts'
import type { Context } from './context.ts'
import { documentCreated } from './new-document.ts'

/** Says whether a member opens evaluations: whoever would lead one. */
export function mayOpenEvaluation({ offices }: Pick<Member, 'offices'>): boolean {
  return leadsEvaluation({ offices, owns: false })
}

/** A new evaluation: its document, and the criteria of the evaluation that it follows, or the usual ones. */
export function openEvaluation(
  space: Space,
  me: Member,
  ask: AskTo<'openEvaluation'>,
  { newId, language }: Context,
): Answer {
  if (!mayOpenEvaluation(me)) {
    return refuse('notAllowed', 'Evaluations are opened by organisers, chairs and facilitators.')
  }
  const { title, service, period, from } = ask
  if (!space.services.has(service)) return refuse('invalid', 'Write down the service first.', 'service')
  const before = from === null ? null : space.evaluations.get(from)
  if (before === undefined || (before !== null && !maySee(space, me.person, before.id))) return notFound()
  if (before !== null && before.service !== service) {
    return refuse('invalid', 'It follows an evaluation of the same service.', 'from')
  }
  const evaluation = newId()
  const criteria = before === null ? usual(language) : criteriaOf(space, me, before)
  return {
    events: [
      documentOf(space, me, { evaluation, kind: 'coEvaluation', title, language }),
      { kind: 'evaluationOpened', payload: { evaluation, service, period, from, review: null } },
      ...added(evaluation, criteria, newId),
    ],
    made: evaluation,
  }
}

/** The document of an evaluation that is begun, without its sections: everyone in the space may write in its notes. */
export function documentOf(
  space: Space,
  me: Member,
  at: {
    readonly evaluation: string
    readonly kind: KindId
    readonly title: string
    readonly language: Context['language']
  },
): SpaceEvent {
  const { evaluation: document, kind, title, language } = at
  const outline = outlineOf(kind, language)
  if (outline === null) throw new RangeError('there is no such kind of document')
  const rights = { owners: leadingOffices, everyone: 'edit' } as const
  return documentCreated(space, me, { document, kind, title, outline, ...rights })
}

/** The first criteria with their sections, in their order. */
export function added(
  evaluation: string,
  criteria: readonly FirstCriterion[],
  newId: Context['newId'],
): readonly SpaceEvent[] {
  let order: string | null = null
  return criteria.flatMap(({ title, facts, scale, was, rights }): SpaceEvent[] => {
    order = orderBetween(order, null)
    const criterion = newId()
    return [
      criterionSection({ evaluation, criterion, title, order, rights }),
      { kind: 'criterionAdded', payload: { evaluation, criterion, facts, was, scale } },
    ]
  })
}

/** The section that holds the title of a criterion and the note of what was discussed. */
export function criterionSection(at: {
  readonly evaluation: string
  readonly criterion: string
  readonly title: string
  readonly order: string
  readonly rights: readonly Grant[]
}): SpaceEvent {
  const { evaluation: document, criterion: section, title, order, rights } = at
  return {
    kind: 'sectionAdded',
    payload: {
      document,
      section,
      key: null,
      title,
      prompt: null,
      ownerOnly: false,
      needsVoice: null,
      opensAfter: null,
      order,
      rights: [...rights],
    },
  }
}

/** What an evaluation starts with. */
interface FirstCriterion {
  readonly title: string
  readonly facts: CriterionFacts
  readonly scale: Scale
  readonly was: string | null
  readonly rights: readonly Grant[]
}

function usual(language: Context['language']): readonly FirstCriterion[] {
  return usualCriteria(language).map(({ title, ...facts }) => ({
    title,
    facts,
    scale: 'fully',
    was: null,
    rights: [],
  }))
}

/** Those that were not taken out, in their order; of what the one who opens it may not read nothing comes. */
export function criteriaOf(space: Space, me: Member, before: Evaluation): readonly FirstCriterion[] {
  const sections = space.documents.get(before.id)?.sections ?? []
  return sections.flatMap(({ id, title, rights }) => {
    const known = criteriaIn(before).find((one) => one.id === id)
    if (known === undefined || permissionOn(space, me.person, id) === null) return []
    return [{ title, facts: known.facts, scale: known.scale, was: id, rights }]
  })
}
