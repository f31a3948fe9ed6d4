import { isSame, refuse } from '@alongside/protocol'
import type { MeetingAskTo, NeedOf } from '../ask.ts'
import { alreadySo, type MeetingDecision } from '../decision.ts'
import type { MeetingEvent } from '../event.ts'
import type { Meeting } from '../meeting.ts'
import type { MeetingContext } from './context.ts'
import { untilEnd } from './phase.ts'
import { preparing } from './powers.ts'

export function changeNotice(
  meeting: Meeting,
  { notice }: MeetingAskTo<'changeNotice'>,
  context: MeetingContext,
): MeetingDecision {
  return changing(meeting, context, () =>
    isSame(meeting.notice, notice)
      ? alreadySo
      : { events: [{ kind: 'noticeChanged', payload: { meeting: meeting.id, notice } }] },
  )
}

/** Seats are for those who may come, and for whoever is on the roll by another's hand. */
export function setSeats(
  meeting: Meeting,
  { seats }: MeetingAskTo<'setSeats'>,
  context: MeetingContext,
): MeetingDecision {
  return changing(meeting, context, () => {
    const isKnown = (person: string) =>
      meeting.seats.has(person) || meeting.roll.has(person) || context.mayCome(person)
    if (!seats.every(({ person }) => isKnown(person))) {
      return refuse('invalid', 'A seat is for somebody who may come to this meeting.', 'seats')
    }
    if (isSame([...meeting.seats.values()], seats)) return alreadySo
    return { events: [{ kind: 'seatsSet', payload: { meeting: meeting.id, seats } }] }
  })
}

export function setQuorum(
  meeting: Meeting,
  { quorum }: MeetingAskTo<'setQuorum'>,
  context: MeetingContext,
): MeetingDecision {
  return changing(meeting, context, () => {
    if (isSame(meeting.quorum, quorum)) return alreadySo
    if (meeting.phase === 'live') {
      return refuse('notAllowed', 'The meeting is on: what it needs to decide cannot change now.')
    }
    return { events: [{ kind: 'quorumSet', payload: { meeting: meeting.id, quorum } }] }
  })
}

export function setSeries(
  meeting: Meeting,
  { series }: MeetingAskTo<'setSeries'>,
  context: MeetingContext,
): MeetingDecision {
  return preparing(meeting, context, () =>
    isSame(meeting.series, series)
      ? alreadySo
      : { events: [{ kind: 'seriesSet', payload: { meeting: meeting.id, series } }] },
  )
}

export function publish(
  meeting: Meeting,
  { needs }: MeetingAskTo<'publish'>,
  context: MeetingContext,
): MeetingDecision {
  return changing(meeting, context, () => {
    if (meeting.phase !== 'agendaDraft') return alreadySo
    if (meeting.items.size === 0) {
      return refuse('notAllowed', 'There is nothing on the agenda yet. Add an item first.')
    }
    const published: MeetingEvent = { kind: 'agendaPublished', payload: { meeting: meeting.id } }
    return { events: [published, ...checksFor(meeting, needs, context)] }
  })
}

export function callOff(
  meeting: Meeting,
  { reason }: MeetingAskTo<'callOff'>,
  context: MeetingContext,
): MeetingDecision {
  if (meeting.calledOff !== null) return preparing(meeting, context, () => alreadySo)
  return changing(meeting, context, () =>
    meeting.phase === 'live'
      ? refuse('notAllowed', 'The meeting is on. End it instead.')
      : { events: [{ kind: 'meetingCalledOff', payload: { meeting: meeting.id, reason } }] },
  )
}

/** A check for each need that has none yet. */
export function checksFor(
  meeting: Meeting,
  needs: readonly NeedOf[],
  { newId }: MeetingContext,
): readonly MeetingEvent[] {
  const has = (person: string, need: string) =>
    [...meeting.checks.values()].some((check) => check.person === person && check.need === need)
  return needs.flatMap(({ person, needs: lines }): MeetingEvent[] => {
    const fresh = lines.filter((need) => !has(person, need))
    if (fresh.length === 0) return []
    const checks = fresh.map((need) => ({ check: newId(), need }))
    return [{ kind: 'checksMade', payload: { meeting: meeting.id, person, checks } }]
  })
}

function changing(meeting: Meeting, context: MeetingContext, then: () => MeetingDecision): MeetingDecision {
  return preparing(meeting, context, () => untilEnd(meeting, then))
}
