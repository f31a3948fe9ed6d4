import { hereIn, isOutOf, nextSpeaker, type Meeting, type MeetingEvent } from '@alongside/meeting'
import type { CardColour, InterestEffect } from '@alongside/protocol'
import { decideNews, type DecideNews } from './decide/news.ts'

/** Something that happened in a meeting and that a person is told of, wherever they are on the page. */
export type News =
  | { readonly is: 'opened' | 'ended' | 'yourTurn' | 'youAreNext' | 'itemClosed' | 'goesOn' | 'backIn' }
  | { readonly is: 'itemOn'; readonly item: string }
  | { readonly is: 'out'; readonly item: string }
  | { readonly is: 'speaks'; readonly person: string }
  | { readonly is: 'card'; readonly colour: CardColour; readonly person: string | null }
  | { readonly is: 'lowered'; readonly reason: string }
  | DecideNews
  | {
      readonly is: 'decided'
      readonly item: string
      readonly effect: InterestEffect
      readonly reason: string
    }

/** Who hears it. */
export interface Hearer {
  readonly me: string
  /** Says of a card whether this device holds it up. */
  readonly isMine: (card: string) => boolean
  readonly isGone: (person: string) => boolean
}

/** What an event tells somebody, given the meeting before and after it; the most pressing first. */
export function newsOf(
  event: MeetingEvent,
  before: Meeting,
  after: Meeting,
  hearer: Hearer,
): readonly News[] {
  const { me } = hearer
  const own = ownNews(event, before, after, hearer)
  const isNext = (meeting: Meeting): boolean =>
    hereIn(meeting, me) !== null && nextSpeaker(meeting, hearer.isGone) === me
  return isNext(after) && !isNext(before) ? [...own, { is: 'youAreNext' }] : own
}

function ownNews(
  event: MeetingEvent,
  before: Meeting,
  after: Meeting,
  { me, isMine }: Hearer,
): readonly News[] {
  switch (event.kind) {
    case 'meetingOpened':
      return [{ is: 'opened' }]
    case 'meetingEnded':
      return [{ is: 'ended' }]
    case 'itemOpened': {
      const { on: item } = event.payload
      return [isOutOf(after, me, item) ? { is: 'out', item } : { is: 'itemOn', item }]
    }
    case 'itemClosed':
      return [isOutOf(before, me, event.payload.on) ? { is: 'backIn' } : { is: 'itemClosed' }]
    case 'speakerCalled': {
      const { person } = event.payload
      return [person === me ? { is: 'yourTurn' } : { is: 'speaks', person }]
    }
    case 'cardRaised': {
      const { card, colour, by } = event.payload
      if (isMine(card)) return []
      return [{ is: 'card', colour, person: by.as === 'named' ? by.person : null }]
    }
    case 'cardLowered': {
      const { card, reason } = event.payload
      if (reason !== null && isMine(card)) return [{ is: 'lowered', reason }]
      return isStopped(before) && !isStopped(after) ? [{ is: 'goesOn' }] : []
    }
    case 'interestDecided': {
      const { interest, item, effect, reason } = event.payload
      return after.interests.get(interest)?.person === me ? [{ is: 'decided', item, effect, reason }] : []
    }
    default:
      return decideNews(event, before, after, me)
  }
}

/** Says whether a red card is up. */
export function isStopped({ cards }: Meeting): boolean {
  return [...cards.values()].some(({ colour }) => colour === 'red')
}
