import type { Logged, MeetingEvent } from './event.ts'
import { dropCaptions, keepCaptions } from './evolve/caption.ts'
import { lowerCard, raiseCard } from './evolve/card.ts'
import { agreeAction, dissent, recordDecision, takeDissentBack, tellAction } from './evolve/decision.ts'
import { changeInterest } from './evolve/interest.ts'
import { addItem, changeConfidence, changeItem, closeItem, openItem } from './evolve/item.ts'
import { sayLesson, takeLessonBack } from './evolve/lesson.ts'
import { approveMinutes, endAmending, sendMinutesBack, setAmendUntil } from './evolve/minutes.ts'
import { addPaper, makeChecks, removePaper, sendPack, tickCheck } from './evolve/paper.ts'
import { makePublicCopy, withdrawPublicCopy } from './evolve/public-copy.ts'
import { apologise, comeIn, endOffice, giveOffice, goOut } from './evolve/roll.ts'
import { askToSpeak, callSpeaker, endTurn, stopWaiting } from './evolve/turn.ts'
import { castBallot, changeVote, closeVote, openVote, takeBallotBack } from './evolve/vote.ts'
import type { Meeting } from './meeting.ts'

/** The meeting after one of its events. Total: an event about what is not there changes nothing. */
export function evolveMeeting(meeting: Meeting, event: MeetingEvent, logged: Logged): Meeting {
  const { at, actor } = logged
  switch (event.kind) {
    case 'meetingCalled':
    case 'askedHowItWas':
      return meeting
    case 'noticeChanged':
      return { ...meeting, notice: event.payload.notice, changes: meeting.changes + 1 }
    case 'seatsSet':
      return {
        ...meeting,
        seats: new Map(event.payload.seats.map((seat) => [seat.person, seat])),
      }
    case 'quorumSet':
      return { ...meeting, quorum: event.payload.quorum }
    case 'seriesSet':
      return { ...meeting, series: event.payload.series }
    case 'agendaPublished':
      return meeting.phase === 'agendaDraft' ? { ...meeting, phase: 'published' } : meeting
    case 'meetingCalledOff':
      return {
        ...meeting,
        changes: meeting.changes + 1,
        calledOff: { reason: event.payload.reason, at },
      }

    case 'itemAdded':
      return addItem(meeting, event)
    case 'itemChanged':
      return changeItem(meeting, event.payload.item, () => ({ facts: event.payload.facts }))
    case 'confidenceChanged':
      return changeConfidence(meeting, event)
    case 'itemOpened':
      return openItem(meeting, event.payload.on, at)
    case 'itemClosed':
      return closeItem(meeting, event.payload.on, at)

    case 'paperAdded':
      return addPaper(meeting, event, logged)
    case 'paperRemoved':
      return removePaper(meeting, event)
    case 'packSent':
      return sendPack(meeting, event, at)
    case 'checksMade':
      return makeChecks(meeting, event)
    case 'checkTicked':
      return tickCheck(meeting, event)

    case 'cameIn':
      return comeIn(meeting, event, at)
    case 'wentOut':
      return goOut(meeting, event, at)
    case 'apologised':
      return apologise(meeting, event, at)
    case 'meetingOfficeGiven':
      return giveOffice(meeting, event)
    case 'meetingOfficeEnded':
      return endOffice(meeting, event)
    case 'meetingOpened':
      return { ...meeting, phase: 'live', openedAt: at }
    case 'meetingEnded':
      return { ...meeting, phase: 'draftMinutes', endedAt: at, waiting: [], cards: new Map() }

    case 'amendUntilSet':
      return setAmendUntil(meeting, event)
    case 'amendingEnded':
      return endAmending(meeting, event)
    case 'notesApproved':
      return changeItem(meeting, event.payload.item, () => ({ approvedSeq: event.payload.seq }))
    case 'minutesApproved':
      return approveMinutes(meeting, event, logged)
    case 'minutesSentBack':
      return sendMinutesBack(meeting, event, logged)

    case 'publicCopyMade':
      return makePublicCopy(meeting, event, at)
    case 'publicCopyWithdrawn':
      return withdrawPublicCopy(meeting, event, at)

    case 'interestDeclared':
      return changeInterest(meeting, event.payload.interest, () => {
        const { interest: id, person, item, sort, nature } = event.payload
        return {
          id,
          person,
          item,
          sort,
          nature,
          declaredAt: at,
          withdrawn: false,
          decided: null,
          reply: null,
        }
      })
    case 'interestWithdrawn':
      return changeInterest(
        meeting,
        event.payload.interest,
        (known) => known && { ...known, withdrawn: true },
      )
    case 'interestDecided': {
      const { effect, reason } = event.payload
      const decided = { effect, reason, by: actor, at }
      return changeInterest(meeting, event.payload.interest, (known) => known && { ...known, decided })
    }
    case 'interestReplied': {
      const { words: reply } = event.payload
      return changeInterest(meeting, event.payload.interest, (known) => known && { ...known, reply })
    }

    case 'askedToSpeak':
      return askToSpeak(meeting, event.payload.person, at)
    case 'askTakenBack':
      return stopWaiting(meeting, event.payload.person)
    case 'speakerCalled':
      return callSpeaker(meeting, event, at)
    case 'turnEnded':
      return endTurn(meeting, event.payload.person, at)

    case 'captionsKept':
      return keepCaptions(meeting, event)
    case 'captionsDropped':
      return dropCaptions(meeting, event, logged)

    case 'cardRaised':
      return raiseCard(meeting, event, at)
    case 'cardLowered':
      return lowerCard(meeting, event.payload.card, at)

    case 'lessonSaid':
      return sayLesson(meeting, event)
    case 'lessonTakenBack':
      return takeLessonBack(meeting, event)

    case 'voteOpened':
      return openVote(meeting, event, at)
    case 'ballotCast':
      return castBallot(meeting, event)
    case 'voted':
      return changeVote(meeting, event.payload.vote, ({ voted }) => ({
        voted: voted.includes(event.payload.person) ? voted : [...voted, event.payload.person],
      }))
    case 'ballotTakenBack':
      return takeBallotBack(meeting, event)
    case 'ballotLate':
      return changeVote(meeting, event.payload.vote, ({ late }) => ({
        late: [...late, event.payload.person],
      }))
    case 'voteClosed':
      return closeVote(meeting, event, at)
    case 'voteCalledOff':
      return changeVote(meeting, event.payload.vote, () => ({
        ballots: [],
        calledOff: { at, reason: event.payload.reason },
      }))

    case 'decisionRecorded':
      return recordDecision(meeting, event, at)
    case 'dissented':
      return dissent(meeting, event)
    case 'dissentTakenBack':
      return takeDissentBack(meeting, event)
    case 'actionAgreed':
      return agreeAction(meeting, event, at)
    case 'actionTold':
      return tellAction(meeting, event, at)
  }
}
