import { refuse } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import { isAway } from '../away.ts'
import { hereIn, presentIn, type Meeting } from '../meeting.ts'
import type { Card } from '../part.ts'
import type { MeetingContext } from './context.ts'
import { whileLive } from './phase.ts'
import { forOneself, leading } from './powers.ts'

/** Says whether the owner of a card has been away for two minutes; then it keeps nobody waiting. */
function isCardGone(
  meeting: Meeting,
  { by }: Card,
  { isGone, isCardGone: isGoneUnnamed }: Pick<MeetingContext, 'isGone' | 'isCardGone'>,
): boolean {
  return by.as === 'named' ? isAway(meeting, by.person, isGone) : isGoneUnnamed(by.hash)
}

/** The red cards for which an item stays open. */
export function cardsInTheWay(
  meeting: Meeting,
  context: Pick<MeetingContext, 'isGone' | 'isCardGone'>,
): readonly Card[] {
  return [...meeting.cards.values()].filter(
    (card) => card.colour === 'red' && !isCardGone(meeting, card, context),
  )
}

export function raiseCard(
  meeting: Meeting,
  { do: _do, ...raised }: MeetingAskTo<'raiseCard'>,
  context: MeetingContext,
): MeetingDecision {
  const { by, card: id, colour } = raised
  const raise = (): MeetingDecision =>
    whileLive(meeting, () => {
      const person = by.as === 'named' ? by.person : context.actor
      if (hereIn(meeting, person) === null) {
        return refuse('notAllowed', 'Come in first. Then you can hold up a card.')
      }
      if (meeting.cards.has(id) || isUp(meeting, raised)) return alreadySo
      const unnamed = [...meeting.cards.values()].filter((card) => card.by.as === 'unnamed')
      if (by.as === 'unnamed' && unnamed.length >= presentIn(meeting).length * 4) {
        return refuse('tooMany', 'There are more unnamed cards up than people could hold.')
      }
      return {
        events: [{ kind: 'cardRaised', payload: { meeting: meeting.id, card: id, colour, by } }],
      }
    })
  if (by.as === 'named') return forOneself(meeting, context, by.person, raise)
  return hidden(raise())
}

/** Only its owner: by name, or by the secret of which the card holds the hash. */
export function lowerCard(
  meeting: Meeting,
  { card: id, hash }: MeetingAskTo<'lowerCard'>,
  context: MeetingContext,
): MeetingDecision {
  const card = meeting.cards.get(id)
  if (card === undefined) return alreadySo
  const lower = (): MeetingDecision => ({
    events: [{ kind: 'cardLowered', payload: { meeting: meeting.id, card: id, reason: null } }],
  })
  if (card.by.as === 'named') return forOneself(meeting, context, card.by.person, lower)
  return card.by.hash === hash
    ? hidden(lower())
    : refuse('notAllowed', 'Only whoever holds up this card lowers it, or the chair after asking.')
}

export function lowerCardOf(
  meeting: Meeting,
  { card, reason }: MeetingAskTo<'lowerCardOf'>,
  context: MeetingContext,
): MeetingDecision {
  return leading(meeting, context, () => ({
    events: meeting.cards.has(card)
      ? [{ kind: 'cardLowered', payload: { meeting: meeting.id, card, reason } }]
      : [],
  }))
}

/** Somebody holds up one card of a colour under their name. */
function isUp(meeting: Meeting, { by, colour }: Omit<MeetingAskTo<'raiseCard'>, 'do'>): boolean {
  return [...meeting.cards.values()].some(
    (card) =>
      card.colour === colour &&
      (card.by.as === 'named'
        ? by.as === 'named' && card.by.person === by.person
        : by.as === 'unnamed' && card.by.hash === by.hash),
  )
}

/** Nothing that is written tells whose act it was. */
function hidden(answer: MeetingDecision): MeetingDecision {
  return 'refusal' in answer ? answer : { ...answer, byNobody: true }
}
