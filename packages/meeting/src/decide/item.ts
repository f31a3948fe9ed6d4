import { isSame, notFound, refuse, type RefusedAsk } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { MeetingEvent } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import type { Item } from '../part.ts'
import { openVoteIn } from '../vote.ts'
import { cardsInTheWay } from './card.ts'
import type { MeetingContext } from './context.ts'
import { hasGoneOn } from './gone-on.ts'
import { untilEnd, whileLive } from './phase.ts'
import { leading, preparing } from './powers.ts'
import { endOfTurn } from './turn.ts'

export function changeItem(
  meeting: Meeting,
  { item: id, facts }: MeetingAskTo<'changeItem'>,
  context: MeetingContext,
): MeetingDecision {
  const item = itemFor(meeting, id, context)
  if (item === null) return notFound()
  return preparing(meeting, context, () =>
    untilEnd(meeting, () => {
      // Whose minutes are approved in it was said as it was put on the agenda.
      const { approves: _, ...changed } = facts
      const { approves } = item.facts
      const kept = approves === undefined ? changed : { ...changed, approves }
      return isSame(item.facts, kept)
        ? alreadySo
        : { events: [{ kind: 'itemChanged', payload: { meeting: meeting.id, item: id, facts: kept } }] }
    }),
  )
}

/** Opening an item closes the one that is on. */
export function openItem(
  meeting: Meeting,
  { item: id, seen }: MeetingAskTo<'openItem'>,
  context: MeetingContext,
): MeetingDecision {
  if (itemFor(meeting, id, context) === null) return notFound()
  return leading(meeting, context, () =>
    whileLive(meeting, () => {
      if (meeting.on === id) return alreadySo
      if (hasGoneOn(seen, meeting.on)) {
        return refuse('alreadyDone', 'Somebody has opened another item meanwhile. See what is on now.')
      }
      const closing = closingEvents(meeting, context)
      if ('refusal' in closing) return closing
      return { events: [...closing, { kind: 'itemOpened', payload: { meeting: meeting.id, on: id } }] }
    }),
  )
}

/** Whoever closes an item may have had to leave it: it is named by its number alone. */
export function closeItem(
  meeting: Meeting,
  { item: id }: MeetingAskTo<'closeItem'>,
  context: MeetingContext,
): MeetingDecision {
  if (!meeting.items.has(id)) return notFound()
  return leading(meeting, context, () =>
    whileLive(meeting, () => {
      if (meeting.on !== id) return alreadySo
      const closing = closingEvents(meeting, context)
      return 'refusal' in closing ? closing : { events: closing }
    }),
  )
}

/** What closes the item that is on, if any is; refused while a vote is open, or a red card up whose owner is still there. */
export function closingEvents(
  meeting: Meeting,
  context: MeetingContext,
): readonly MeetingEvent[] | RefusedAsk {
  if (meeting.on === null) return endOfTurn(meeting)
  if (openVoteIn(meeting) !== null) {
    return refuse('notAllowed', 'A vote is open. Close it first, or call it off.', 'vote')
  }
  if (cardsInTheWay(meeting, context).length > 0) {
    return refuse('notAllowed', 'A red card is up. Hear what the person has to say first.', 'card')
  }
  return [...endOfTurn(meeting), { kind: 'itemClosed', payload: { meeting: meeting.id, on: meeting.on } }]
}

/** The item, if the one who asks may read its notes. */
export function itemFor(meeting: Meeting, id: string, { mayRead, actor }: MeetingContext): Item | null {
  const item = meeting.items.get(id)
  return item === undefined || !mayRead(actor, id) ? null : item
}
