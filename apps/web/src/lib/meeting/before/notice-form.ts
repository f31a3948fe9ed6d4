import { meetingNoticeSchema, seatsSchema, type MeetingNotice } from '@alongside/protocol'
import type { z } from 'zod'
import { daysAfter } from '#lib/days-after.ts'
import { answer, answerOrNull, type Values } from '#lib/forms/wizard.ts'
import { localTimeOf, momentOf } from './local-time.ts'

type Seats = z.infer<typeof seatsSchema>

/** The answers of the pages when, where and more that make this notice, by the clocks of a zone. */
export function answersOfNotice(notice: MeetingNotice, zone: string): Values {
  const starts = localTimeOf(notice.startsAt, zone)
  const pre = notice.preMeeting === null ? null : localTimeOf(notice.preMeeting.startsAt, zone)
  return {
    day: [starts.day],
    starts: [starts.time],
    ends: [localTimeOf(notice.endsAt, zone).time],
    place: [notice.place],
    callUrl: [notice.callUrl ?? ''],
    phone: [notice.phone ?? ''],
    papersDue: [notice.papersDue ?? ''],
    preDay: [pre?.day ?? ''],
    preTime: [pre?.time ?? ''],
    preWords: [notice.preMeeting?.words ?? ''],
    payment: [notice.payment],
    words: [notice.words],
  }
}

/**
 * The notice that the answers make, by the clocks of a zone: a meeting that ends at an earlier time than it begins
 * ends on the next day. Null where they make none.
 */
export function noticeFrom(values: Values, zone: string): MeetingNotice | null {
  const [day, starts, ends] = [answer(values, 'day'), answer(values, 'starts'), answer(values, 'ends')]
  const startsAt = momentOf({ day, time: starts }, zone)
  if (startsAt === null) return null
  const endDay = ends > starts ? day : daysAfter(day, 1)
  const [preDay, preTime] = [answer(values, 'preDay'), answer(values, 'preTime')]
  const preAt = preDay === '' ? null : momentOf({ day: preDay, time: preTime }, zone)
  const notice = meetingNoticeSchema.safeParse({
    startsAt,
    endsAt: momentOf({ day: endDay, time: ends }, zone),
    place: answer(values, 'place'),
    callUrl: answerOrNull(values, 'callUrl'),
    phone: answerOrNull(values, 'phone'),
    papersDue: answerOrNull(values, 'papersDue'),
    preMeeting: preAt === null ? null : { startsAt: preAt, words: answer(values, 'preWords') },
    payment: answer(values, 'payment'),
    words: answer(values, 'words'),
  })
  return notice.data ?? null
}

/** Who has a seat by the answers, and whether with a vote. */
export function seatsFrom(values: Values): Seats {
  const votes = new Set(values['votes'])
  const comes = new Set([...(values['comes'] ?? []), ...votes])
  return seatsSchema.parse([...comes].map((person) => ({ person, votes: votes.has(person) })))
}

/** The answers that make these seats. */
export function answersOfSeats(seats: Seats): Values {
  return {
    comes: seats.map(({ person }) => person),
    votes: seats.filter(({ votes }) => votes).map(({ person }) => person),
  }
}
