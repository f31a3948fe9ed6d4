import { isSame, notFound, refuse, type Attending, type RefusedAsk } from '@alongside/protocol'
import type { MeetingAskTo } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { MeetingEvent } from '../event.ts'
import { hereIn, holdsMeetingOffice, presentIn, type Meeting } from '../meeting.ts'
import type { MeetingContext } from './context.ts'
import { closingEvents } from './item.ts'
import { openMinutes } from './minutes.ts'
import { hasEnded, whileLive, whileOpenToAll } from './phase.ts'
import { forOneself, leading, mayAppoint, noting } from './powers.ts'
import { endOfTurn } from './turn.ts'

export function comeIn(
  meeting: Meeting,
  { do: _do, ...attending }: MeetingAskTo<'comeIn'>,
  context: MeetingContext,
): MeetingDecision {
  return entering(meeting, context.actor, attending, context)
}

export function enrol(
  meeting: Meeting,
  { do: _do, person, ...attending }: MeetingAskTo<'enrol'>,
  context: MeetingContext,
): MeetingDecision {
  return noting(meeting, context, () => entering(meeting, person, attending, context))
}

/** Somebody who has only a phone, or has just come through the door: they take part by others' hands. */
export function enrolByName(
  meeting: Meeting,
  { do: _do, name, ...attending }: MeetingAskTo<'enrolByName'>,
  context: MeetingContext,
): MeetingDecision {
  return noting(meeting, context, () =>
    whileOpenToAll(meeting, () => {
      const person = context.newId()
      const wrong = whyNotAs(meeting, person, attending)
      if (wrong !== null) return wrong
      return {
        events: [{ kind: 'cameIn', payload: { meeting: meeting.id, person, ...attending } }],
        newcomer: { person, name },
      }
    }),
  )
}

export function apologise(
  meeting: Meeting,
  { person, words }: MeetingAskTo<'apologise'>,
  context: MeetingContext,
): MeetingDecision {
  return forOneself(meeting, context, person, () =>
    whileOpenToAll(meeting, () => {
      if (!meeting.seats.has(person) && !context.mayCome(person)) return notFound()
      if (hereIn(meeting, person) !== null) {
        return refuse('notAllowed', 'They are on the roll as being here. They go out first.')
      }
      if (meeting.apologies.get(person)?.words === words) return alreadySo
      return { events: [{ kind: 'apologised', payload: { meeting: meeting.id, person, words } }] }
    }),
  )
}

export function goOut(
  meeting: Meeting,
  { person }: MeetingAskTo<'goOut'>,
  context: MeetingContext,
): MeetingDecision {
  return forOneself(meeting, context, person, () => {
    // Who was there until the end stays on the roll as that.
    if (hereIn(meeting, person) === null || hasEnded(meeting)) return alreadySo
    const turn = meeting.speaking?.person === person ? endOfTurn(meeting) : []
    return { events: [...turn, { kind: 'wentOut', payload: { meeting: meeting.id, person } }] }
  })
}

export function giveOffice(
  meeting: Meeting,
  { person, office }: MeetingAskTo<'giveOffice'>,
  context: MeetingContext,
): MeetingDecision {
  if (!mayAppoint(meeting, context)) return appointersOnly()
  if (!context.mayCome(person)) return notFound()
  const holds = holdsMeetingOffice(meeting, person, office)
  return {
    events: holds ? [] : [{ kind: 'meetingOfficeGiven', payload: { meeting: meeting.id, person, office } }],
  }
}

export function endOffice(
  meeting: Meeting,
  { person, office, reason }: MeetingAskTo<'endOffice'>,
  context: MeetingContext,
): MeetingDecision {
  if (person !== context.actor && !mayAppoint(meeting, context)) return appointersOnly()
  const holds = holdsMeetingOffice(meeting, person, office)
  if (!holds) return alreadySo
  const payload = { meeting: meeting.id, person, office, reason }
  return { events: [{ kind: 'meetingOfficeEnded', payload }] }
}

export function open(meeting: Meeting, context: MeetingContext): MeetingDecision {
  return leading(meeting, context, () => {
    if (meeting.phase === 'live') return alreadySo
    return whileOpenToAll(meeting, () => ({
      events: [{ kind: 'meetingOpened', payload: { meeting: meeting.id } }],
    }))
  })
}

export function end(meeting: Meeting, context: MeetingContext): MeetingDecision {
  return leading(meeting, context, () => {
    if (meeting.phase === 'draftMinutes') return alreadySo
    return whileLive(meeting, () => {
      const closing = closingEvents(meeting, context)
      if ('refusal' in closing) return closing
      const ended: MeetingEvent = { kind: 'meetingEnded', payload: { meeting: meeting.id } }
      const asked: MeetingEvent = { kind: 'askedHowItWas', payload: { meeting: meeting.id } }
      return { events: [...closing, ended, asked, openMinutes(meeting, context)] }
    })
  })
}

/** Somebody comes in as they say; once they are here in one capacity they are not here in another too. */
function entering(
  meeting: Meeting,
  person: string,
  attending: Attending,
  context: MeetingContext,
): MeetingDecision {
  return whileOpenToAll(meeting, () => {
    const isNamed = meeting.roll.has(person) && !context.mayCome(person)
    if (!isNamed && !context.mayCome(person)) return notFound()
    if (!isNamed && !context.capacitiesOf(person).includes(attending.capacity)) {
      return refuse('invalid', 'This is not one of the capacities in which they speak here.', 'capacity')
    }
    const wrong = whyNotAs(meeting, person, attending)
    if (wrong !== null) return wrong
    const here = hereIn(meeting, person)
    if (here !== null && isSame(attendingOf(here), attending)) return alreadySo
    return { events: [{ kind: 'cameIn', payload: { meeting: meeting.id, person, ...attending } }] }
  })
}

function attendingOf({ capacity, how, attends }: Attending): Attending {
  return { capacity, how, attends }
}

/** Why somebody cannot be here as what they say, or null. */
function whyNotAs(meeting: Meeting, person: string, { attends }: Attending): RefusedAsk | null {
  if (attends.as !== 'substitute') return null
  const { of } = attends
  if (of === person || !meeting.seats.has(of)) {
    return refuse('invalid', 'One stands in for somebody else who has a seat.', 'attends')
  }
  if (meeting.seats.get(person)?.votes === true && attends.votes) {
    return refuse('invalid', 'Whoever has a vote of their own cannot have another’s too.', 'attends')
  }
  const other = presentIn(meeting).find(
    (one) => one.person !== person && one.attends.as === 'substitute' && one.attends.of === of,
  )
  return other === undefined
    ? null
    : refuse('alreadyDone', 'Somebody else stands in for this person already.', 'attends')
}

function appointersOnly(): MeetingDecision {
  return refuse('notAllowed', 'Only an organiser or the chair gives and ends offices.')
}
