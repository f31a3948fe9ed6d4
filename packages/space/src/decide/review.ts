import { notFound } from '@alongside/protocol'
import type { AskTo } from '../ask.ts'
import type { Answer, Effect } from '../decision.ts'
import type { SpaceEvent } from '../event.ts'
import type { Space, SpaceDocument } from '../space.ts'
import { startOfDay } from '../zone.ts'
import type { Context } from './context.ts'

type Reviewed = Pick<SpaceDocument, 'id' | 'header' | 'putAway' | 'reviewCame'>

/** What is to be told of a document by itself: that the day has begun on which it is to be looked at again, once. */
export function reviewOf({ id, header, putAway, reviewCame }: Reviewed, today: string): SpaceEvent[] {
  const day = header.reviewDue
  if (day === null || day > today || day === reviewCame || putAway) return []
  return [{ kind: 'reviewCame', payload: { document: id, day } }]
}

/**
 * Has it asked when that day begins. Whatever changes the moment asks anew, and the question before finds nothing
 * to tell: `since` tells the questions apart.
 */
export function reviewLater(
  { id, header, putAway, reviewCame }: Reviewed,
  timeZone: string,
  since: number,
): Effect[] {
  const day = header.reviewDue
  if (day === null || day === reviewCame || putAway) return []
  const at = startOfDay(timeZone, day)
  return [
    { type: 'askLater', at, key: `review ${id} ${at} ${since}`, ask: { do: 'tellReview', document: id } },
  ]
}

/** Decided as things stand by then: the day may have been moved, or the document put away. */
export function tellReview(space: Space, ask: AskTo<'tellReview'>, { today }: Context): Answer {
  const document = space.documents.get(ask.document)
  return document === undefined ? notFound() : { events: reviewOf(document, today), byItself: true }
}
