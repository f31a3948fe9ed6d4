import { hereIn, type Meeting } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'
import { hasBeenDecided } from './decide/has-been-decided.ts'

/**
 * Says whether a meeting is as somebody asked it to be: what was pressed needs no word of its own any more. Null where
 * the meeting does not show it.
 */
export function hasHappened(meeting: Meeting, ask: MeetingAsk, me: string): boolean | null {
  switch (ask.do) {
    case 'open':
      return meeting.openedAt !== null
    case 'end':
      return meeting.endedAt !== null
    case 'openItem':
      return meeting.on === ask.item
    case 'closeItem':
      return meeting.on !== ask.item
    case 'comeIn':
      return hereIn(meeting, me) !== null
    case 'enrol':
      return hereIn(meeting, ask.person) !== null
    case 'goOut':
      return hereIn(meeting, ask.person) === null
    case 'askToSpeak':
      return meeting.speaking?.person === ask.person || isWaiting(meeting, ask.person)
    case 'takeBackAsk':
      return !isWaiting(meeting, ask.person)
    case 'callSpeaker':
      return meeting.speaking?.person === ask.person
    case 'endTurn':
      return meeting.speaking?.person !== ask.person
    case 'raiseCard':
      return meeting.cards.has(ask.card)
    case 'lowerCard':
    case 'lowerCardOf':
      return !meeting.cards.has(ask.card)
    case 'declareInterest':
      return meeting.interests.has(ask.interest)
    case 'withdrawInterest':
      return meeting.interests.get(ask.interest)?.withdrawn ?? true
    case 'decideInterest': {
      const decided = meeting.interests.get(ask.interest)?.decided
      return decided?.effect === ask.effect && decided.reason === ask.reason
    }
    case 'replyToInterest':
      return meeting.interests.get(ask.interest)?.reply === ask.words
    default:
      return hasBeenDecided(meeting, ask, me)
  }
}

function isWaiting({ waiting }: Meeting, person: string): boolean {
  return waiting.some((one) => one.person === person)
}
