import { notFound, refuse } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { MeetingEvent } from '../event.ts'
import { isOutOf } from '../interest.ts'
import { hereIn, type Meeting } from '../meeting.ts'
import { nextSpeaker } from '../next-speaker.ts'
import type { MeetingContext } from './context.ts'
import { hasGoneOn } from './gone-on.ts'
import { whileLive } from './phase.ts'
import { forOneself, leading, mayLead } from './powers.ts'

export function askToSpeak(
  meeting: Meeting,
  { person }: MeetingAskTo<'askToSpeak'>,
  context: MeetingContext,
): MeetingDecision {
  return forOneself(meeting, context, person, () =>
    whileLive(meeting, () => {
      const here = hereIn(meeting, person)
      if (here === null) return refuse('notAllowed', 'Come in first. Then you can ask to speak.')
      if (meeting.waiting.some((one) => one.person === person)) return alreadySo
      if (mustBeSilent(meeting, person)) return mayNotSpeak()
      return { events: [{ kind: 'askedToSpeak', payload: { meeting: meeting.id, person } }] }
    }),
  )
}

export function takeBackAsk(
  meeting: Meeting,
  { person }: MeetingAskTo<'takeBackAsk'>,
  context: MeetingContext,
): MeetingDecision {
  return forOneself(meeting, context, person, () => ({
    events: meeting.waiting.some((one) => one.person === person)
      ? [{ kind: 'askTakenBack', payload: { meeting: meeting.id, person } }]
      : [],
  }))
}

/** Whoever leads calls the one who is suggested, or says why it is another. */
export function callSpeaker(
  meeting: Meeting,
  { person, reason, seen }: MeetingAskTo<'callSpeaker'>,
  context: MeetingContext,
): MeetingDecision {
  return leading(meeting, context, () =>
    whileLive(meeting, () => {
      if (meeting.speaking?.person === person) return alreadySo
      if (hasGoneOn(seen, meeting.speaking?.person ?? null)) {
        return refuse('alreadyDone', 'Somebody else has been called meanwhile. See who speaks now.')
      }
      if (hereIn(meeting, person) === null) return notFound()
      if (mustBeSilent(meeting, person)) return mayNotSpeak()
      const suggested = nextSpeaker(meeting, context.isGone)
      const isOther = suggested !== null && suggested !== person
      if (isOther && reason === null) {
        return refuse('invalid', 'Say why it is not the one whom the list suggests.', 'reason')
      }
      const payload = { meeting: meeting.id, person, reason: isOther ? reason : null }
      return { events: [{ kind: 'speakerCalled', payload }] }
    }),
  )
}

/** By the one who speaks, or by whoever leads. */
export function endTurn(
  meeting: Meeting,
  { person }: MeetingAskTo<'endTurn'>,
  context: MeetingContext,
): MeetingDecision {
  const end = (): MeetingDecision => ({
    events: meeting.speaking?.person === person ? endOfTurn(meeting) : [],
  })
  return mayLead(meeting, context) ? end() : forOneself(meeting, context, person, end)
}

/** What ends the turn of who speaks, if anyone does. */
export function endOfTurn({ id, speaking }: Meeting): readonly MeetingEvent[] {
  if (speaking === null) return []
  return [{ kind: 'turnEnded', payload: { meeting: id, person: speaking.person } }]
}

function mustBeSilent(meeting: Meeting, person: string): boolean {
  return meeting.on !== null && isOutOf(meeting, person, meeting.on)
}

function mayNotSpeak(): MeetingDecision {
  return refuse('notAllowed', 'It was decided that this person leaves while this item is on.')
}
