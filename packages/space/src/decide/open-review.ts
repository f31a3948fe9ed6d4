import { outlineOf, reviewCriteria } from '@alongside/kinds'
import { notFound, refuse } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import { maySee } from '../permission.ts'
import type { Member, Space } from '../space.ts'
import type { Context } from './context.ts'
import { sectionsAdded } from './new-document.ts'
import { added, criteriaOf, documentOf, mayOpenEvaluation } from './open-evaluation.ts'

/**
 * A new review: an evaluation of how the space works together. What is scored comes from the review that it follows, or
 * is the level and the four principles; the pieces of the jigsaw stand behind it.
 */
export function openReview(
  space: Space,
  me: Member,
  { title, scope, period, claim, from }: AskTo<'openReview'>,
  { newId, language }: Context,
): Answer {
  if (!mayOpenEvaluation(me)) {
    return refuse('notAllowed', 'Reviews are opened by organisers, chairs and facilitators.')
  }
  const before = from === null ? null : space.evaluations.get(from)
  if (before === undefined || (before !== null && !maySee(space, me.person, before.id))) return notFound()
  if (before !== null && before.review === null) {
    return refuse('invalid', 'It follows another review.', 'from')
  }
  const evaluation = newId()
  const scored =
    before === null
      ? reviewCriteria(language).map(({ title: name, scale, ...facts }) => ({
          title: name,
          facts,
          scale,
          was: null,
          rights: [],
        }))
      : criteriaOf(space, me, before)
  const first = added(evaluation, scored, newId)
  const jigsaw = outlineOf('coReview', language)?.sections ?? []
  return {
    events: [
      documentOf(space, me, { evaluation, kind: 'coReview', title, language }),
      {
        kind: 'evaluationOpened',
        payload: {
          evaluation,
          service: before?.service ?? evaluation,
          period,
          from,
          review: { scope, claim },
        },
      },
      ...first,
      // What is written together stands behind what is scored.
      ...sectionsAdded(evaluation, jigsaw, newId, lastOrder(first)),
    ],
    made: evaluation,
  }
}

function lastOrder(events: readonly SpaceEvent[]): string | null {
  return events.reduce<string | null>(
    (order, event) => (event.kind === 'sectionAdded' ? event.payload.order : order),
    null,
  )
}
