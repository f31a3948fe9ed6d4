import { refuse } from '@alongside/protocol'
import type { MeetingDecision } from '../decision.ts'
import type { Meeting } from '../meeting.ts'

/** Goes on while the meeting is on. */
export function whileLive(meeting: Meeting, then: () => MeetingDecision): MeetingDecision {
  if (meeting.phase === 'live') return then()
  return hasEnded(meeting) ? over() : refuse('notAllowed', 'The meeting has not been opened yet.')
}

/** Goes on until the meeting has ended or was called off. */
export function untilEnd(meeting: Meeting, then: () => MeetingDecision): MeetingDecision {
  if (meeting.calledOff !== null) return refuse('ended', 'This meeting was called off.')
  return hasEnded(meeting) ? over() : then()
}

/** Goes on from when the agenda was published until the end: people come in before a meeting begins. */
export function whileOpenToAll(meeting: Meeting, then: () => MeetingDecision): MeetingDecision {
  return untilEnd(meeting, () =>
    meeting.phase === 'agendaDraft' ? refuse('notAllowed', 'The agenda has not been published yet.') : then(),
  )
}

/** Goes on while the meeting is on and while its minutes are a draft. */
export function untilApproved(meeting: Meeting, then: () => MeetingDecision): MeetingDecision {
  return meeting.phase === 'draftMinutes' ? then() : whileLive(meeting, then)
}

/** Goes on from the end until the minutes are approved. */
export function whileDraftMinutes(meeting: Meeting, then: () => MeetingDecision): MeetingDecision {
  if (meeting.phase === 'draftMinutes') return then()
  return hasEnded(meeting)
    ? refuse('ended', 'The minutes are approved. What is wrong in them is put right in the next ones.')
    : refuse('notAllowed', 'The meeting is not over yet.')
}

/** Says whether the meeting is over, whatever has become of its minutes. */
export function hasEnded(meeting: Meeting): boolean {
  return meeting.phase === 'draftMinutes' || isApproved(meeting)
}

/** Says whether the minutes of a meeting are approved, public or not. */
export function isApproved({ phase }: Meeting): boolean {
  return phase === 'approved' || phase === 'publicCopy'
}

function over(): MeetingDecision {
  return refuse('ended', 'This meeting is over.')
}
