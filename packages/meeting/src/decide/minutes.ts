import { Temporal } from 'temporal-polyfill'
import { notFound, refuse, type RefusedAsk } from '@alongside/protocol'
import type { MeetingAskTo, NotesNow } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { MeetingEvent } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import type { MeetingContext } from './context.ts'
import { hasEnded, whileDraftMinutes } from './phase.ts'
import { leading, mayChair, noting } from './powers.ts'
import { standingOf } from './vote.ts'

/** How long after a meeting those who were there suggest amendments, unless another day is set. */
const usualAmendDays = 14

/** What opens the minutes to amendments once the meeting has ended. */
export function openMinutes(meeting: Meeting, { today }: MeetingContext): MeetingEvent {
  const day = Temporal.PlainDate.from(today).add({ days: usualAmendDays }).toString()
  return { kind: 'amendUntilSet', payload: { meeting: meeting.id, day } }
}

export function setAmendUntil(
  meeting: Meeting,
  { day }: MeetingAskTo<'setAmendUntil'>,
  context: MeetingContext,
): MeetingDecision {
  return noting(meeting, context, () =>
    whileDraftMinutes(meeting, () => {
      if (meeting.minutes.amendUntil === day) return alreadySo
      if (day < context.today) return dayHasPassed('day')
      return { events: [{ kind: 'amendUntilSet', payload: { meeting: meeting.id, day } }] }
    }),
  )
}

/** The notes are as they stand now for good, of all items, also of those that the one who asks may not read. */
export function approveMinutes(
  meeting: Meeting,
  { in: where, reason, notes }: MeetingAskTo<'approveMinutes'>,
  context: MeetingContext,
): MeetingDecision {
  return by(meeting, where, context, (next) => {
    if (meeting.minutes.approved !== null) return alreadySo
    return whileDraftMinutes(meeting, () => {
      const early = next === null ? whyNotByThemselves(meeting, reason, context) : null
      if (early !== null) return early
      // Nothing was to come of it when it was asked, and now something would.
      if (notes === null) return refuse('notSaved', 'Something has just changed. Approve the minutes again.')
      const refused = whyStillOpen(notes, context)
      if (refused !== null) return refused
      const frozen = notes
        .filter(({ item }) => meeting.items.has(item))
        .map(({ item, seq }): MeetingEvent => ({
          kind: 'notesApproved',
          payload: { meeting: meeting.id, item, seq },
        }))
      const quorum = next === null ? null : standingOf(next, next.on, context)
      const payload = { meeting: meeting.id, in: where, reason, quorum }
      return { events: [...frozen, { kind: 'minutesApproved', payload }] }
    })
  })
}

export function sendMinutesBack(
  meeting: Meeting,
  { in: where, reason, amendUntil }: MeetingAskTo<'sendMinutesBack'>,
  context: MeetingContext,
): MeetingDecision {
  return by(meeting, where, context, () =>
    whileDraftMinutes(meeting, () => {
      const last = meeting.minutes.sentBack.at(-1)
      const isSaid = last?.in === where && last.reason === reason && last.by === context.actor
      if (isSaid && meeting.minutes.amendUntil === amendUntil) return alreadySo
      if (amendUntil < context.today) return dayHasPassed('amendUntil')
      const payload = { meeting: meeting.id, in: where, reason, amendUntil }
      return { events: [{ kind: 'minutesSentBack', payload }] }
    }),
  )
}

/** Lets whoever leads a later meeting speak for it while it is on; where none is meant (null), the chair of this one. */
function by(
  meeting: Meeting,
  where: string | null,
  context: MeetingContext,
  then: (next: Meeting | null) => MeetingDecision,
): MeetingDecision {
  if (where === null) {
    return mayChair(meeting, context)
      ? then(null)
      : refuse('notAllowed', 'Minutes are approved in the next meeting, or by the chair where there is none.')
  }
  const next = context.followers.find(({ id }) => id === where)
  if (next === undefined) return notFound()
  return leading(next, context, () =>
    next.phase === 'live'
      ? then(next)
      : refuse('notAllowed', 'Minutes are approved in a meeting while it is on.', 'in'),
  )
}

/** Why the chair does not approve the minutes without a meeting, or null. */
function whyNotByThemselves(
  { minutes: { amendUntil } }: Meeting,
  reason: string | null,
  { today, followers }: MeetingContext,
): RefusedAsk | null {
  if (followers.some((one) => one.calledOff === null && !hasEnded(one))) {
    return refuse('notAllowed', 'Another meeting follows. The minutes are approved there.')
  }
  if (amendUntil !== null && today <= amendUntil) {
    return refuse('notAllowed', `Those who were there can suggest amendments until ${amendUntil}.`)
  }
  return reason === null ? refuse('invalid', 'Say why no meeting approves them.', 'reason') : null
}

/** What is suggested is decided first. Of what the one who asks may not read they are told no number. */
function whyStillOpen(notes: readonly NotesNow[], { actor, mayRead }: MeetingContext): RefusedAsk | null {
  const open = notes.filter(({ item }) => mayRead(actor, item)).reduce((sum, one) => sum + one.open, 0)
  if (open > 0) {
    const what = open === 1 ? 'One amendment is' : `${open} amendments are`
    return refuse('notAllowed', `${what} still open. Accept or reject what is suggested first.`, 'notes')
  }
  return notes.some((one) => one.open > 0)
    ? refuse('notAllowed', 'These minutes are not ready yet. Ask whoever took the notes.', 'notes')
    : null
}

function dayHasPassed(field: string): RefusedAsk {
  return refuse('invalid', 'Choose a day from today on.', field)
}
