import type { CompleteMeetingAsk } from './ask.ts'
import type { MeetingDecision } from './decision.ts'
import { dropCaptions, keepCaptions } from './decide/caption.ts'
import { lowerCard, lowerCardOf, raiseCard } from './decide/card.ts'
import type { MeetingContext } from './decide/context.ts'
import { declareInterest, decideInterest, replyToInterest, withdrawInterest } from './decide/interest.ts'
import { changeItem, closeItem, openItem } from './decide/item.ts'
import { approveMinutes, sendMinutesBack, setAmendUntil } from './decide/minutes.ts'
import { callOff, changeNotice, publish, setQuorum, setSeats, setSeries } from './decide/notice.ts'
import { addPaper, removePaper, sendPack, tickCheck } from './decide/paper.ts'
import {
  apologise,
  comeIn,
  end,
  endOffice,
  enrol,
  enrolByName,
  giveOffice,
  goOut,
  open,
} from './decide/roll.ts'
import { makePublicCopy, withdrawPublicCopy } from './decide/public-copy.ts'
import { agreeAction, dissent, recordDecision, takeDissentBack, tellAction } from './decide/decision.ts'
import { sayLesson, takeLessonBack } from './decide/lesson.ts'
import { callOffVote, castBallot, closeVote, openVote, takeBackBallot } from './decide/vote.ts'
import { askToSpeak, callSpeaker, endTurn, takeBackAsk } from './decide/turn.ts'
import type { Meeting } from './meeting.ts'

/**
 * Decides what is asked against a meeting as it stands: events to write, or a refusal. Whoever asks may read the
 * meeting; of items that they may not read they are told the same as of what is not there.
 */
export function decideMeeting(
  meeting: Meeting,
  ask: CompleteMeetingAsk,
  context: MeetingContext,
): MeetingDecision {
  switch (ask.do) {
    case 'changeNotice':
      return changeNotice(meeting, ask, context)
    case 'setSeats':
      return setSeats(meeting, ask, context)
    case 'setQuorum':
      return setQuorum(meeting, ask, context)
    case 'setSeries':
      return setSeries(meeting, ask, context)
    case 'publish':
      return publish(meeting, ask, context)
    case 'callOff':
      return callOff(meeting, ask, context)

    case 'changeItem':
      return changeItem(meeting, ask, context)
    case 'openItem':
      return openItem(meeting, ask, context)
    case 'closeItem':
      return closeItem(meeting, ask, context)

    case 'addPaper':
      return addPaper(meeting, ask, context)
    case 'removePaper':
      return removePaper(meeting, ask, context)
    case 'sendPack':
      return sendPack(meeting, ask, context)
    case 'tickCheck':
      return tickCheck(meeting, ask, context)

    case 'comeIn':
      return comeIn(meeting, ask, context)
    case 'enrol':
      return enrol(meeting, ask, context)
    case 'enrolByName':
      return enrolByName(meeting, ask, context)
    case 'apologise':
      return apologise(meeting, ask, context)
    case 'goOut':
      return goOut(meeting, ask, context)
    case 'giveOffice':
      return giveOffice(meeting, ask, context)
    case 'endOffice':
      return endOffice(meeting, ask, context)
    case 'open':
      return open(meeting, context)
    case 'end':
      return end(meeting, context)

    case 'setAmendUntil':
      return setAmendUntil(meeting, ask, context)
    case 'approveMinutes':
      return approveMinutes(meeting, ask, context)
    case 'sendMinutesBack':
      return sendMinutesBack(meeting, ask, context)

    case 'makePublicCopy':
      return makePublicCopy(meeting, ask, context)
    case 'withdrawPublicCopy':
      return withdrawPublicCopy(meeting, ask, context)

    case 'declareInterest':
      return declareInterest(meeting, ask, context)
    case 'withdrawInterest':
      return withdrawInterest(meeting, ask, context)
    case 'decideInterest':
      return decideInterest(meeting, ask, context)
    case 'replyToInterest':
      return replyToInterest(meeting, ask, context)

    case 'askToSpeak':
      return askToSpeak(meeting, ask, context)
    case 'takeBackAsk':
      return takeBackAsk(meeting, ask, context)
    case 'callSpeaker':
      return callSpeaker(meeting, ask, context)
    case 'endTurn':
      return endTurn(meeting, ask, context)

    case 'keepCaptions':
      return keepCaptions(meeting, ask, context)
    case 'dropCaptions':
      return dropCaptions(meeting, ask, context)

    case 'raiseCard':
      return raiseCard(meeting, ask, context)
    case 'lowerCard':
      return lowerCard(meeting, ask, context)
    case 'lowerCardOf':
      return lowerCardOf(meeting, ask, context)

    case 'sayLesson':
      return sayLesson(meeting, ask, context)
    case 'takeLessonBack':
      return takeLessonBack(meeting, ask, context)

    case 'openVote':
      return openVote(meeting, ask, context)
    case 'castBallot':
      return castBallot(meeting, ask, context)
    case 'takeBackBallot':
      return takeBackBallot(meeting, ask, context)
    case 'closeVote':
      return closeVote(meeting, ask, context)
    case 'callOffVote':
      return callOffVote(meeting, ask, context)

    case 'recordDecision':
      return recordDecision(meeting, ask, context)
    case 'dissent':
      return dissent(meeting, ask, context)
    case 'takeDissentBack':
      return takeDissentBack(meeting, ask, context)
    case 'agreeAction':
      return agreeAction(meeting, ask, context)
    case 'tellAction':
      return tellAction(meeting, ask, context)
  }
}
