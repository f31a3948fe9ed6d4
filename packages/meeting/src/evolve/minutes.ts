import type { Logged, MeetingEventOf } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import type { Minutes } from '../part.ts'

export function setAmendUntil(meeting: Meeting, { payload }: MeetingEventOf<'amendUntilSet'>): Meeting {
  return changeMinutes(meeting, () => ({ amendUntil: payload.day, amendingOver: false }))
}

/** Of a day that was changed since it means nothing. */
export function endAmending(meeting: Meeting, { payload }: MeetingEventOf<'amendingEnded'>): Meeting {
  return changeMinutes(meeting, ({ amendUntil }) =>
    amendUntil === payload.day ? { amendingOver: true } : {},
  )
}

export function approveMinutes(
  meeting: Meeting,
  { payload }: MeetingEventOf<'minutesApproved'>,
  { at, actor }: Logged,
): Meeting {
  if (meeting.phase !== 'draftMinutes') return meeting
  const { in: where, reason, quorum } = payload
  const approved = { at, by: actor, in: where, reason, quorum }
  return { ...changeMinutes(meeting, () => ({ approved })), phase: 'approved' }
}

export function sendMinutesBack(
  meeting: Meeting,
  { payload }: MeetingEventOf<'minutesSentBack'>,
  { at, actor }: Logged,
): Meeting {
  const { in: where, reason, amendUntil } = payload
  return changeMinutes(meeting, ({ sentBack }) => ({
    amendUntil,
    amendingOver: false,
    sentBack: [...sentBack, { at, by: actor, in: where, reason }],
  }))
}

function changeMinutes(meeting: Meeting, change: (minutes: Minutes) => Partial<Minutes>): Meeting {
  return { ...meeting, minutes: { ...meeting.minutes, ...change(meeting.minutes) } }
}
