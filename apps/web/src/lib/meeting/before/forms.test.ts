import type { MeetingNotice } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { answersOfNotice, answersOfSeats, noticeFrom, seatsFrom } from './notice-form.ts'
import { answersOfQuorum, quorumErrors, quorumFrom } from './quorum-form.ts'
import { answersOfSeries, seriesErrors, seriesFrom } from './series-form.ts'
import { parts } from './steps.ts'

const zone = 'Europe/London'
const notice: MeetingNotice = {
  startsAt: Date.parse('2026-07-14T13:00:00Z'),
  endsAt: Date.parse('2026-07-14T15:00:00Z'),
  place: 'Town hall, room 2',
  callUrl: 'https://call.example.org/board',
  phone: '020 7946 0000',
  papersDue: '2026-07-07',
  preMeeting: { startsAt: Date.parse('2026-07-13T09:30:00Z'), words: 'For lay partners' },
  payment: '£25 an hour',
  words: 'Bring a cup.',
}
const asha = 'asha000000000000'
const moses = 'moses00000000000'

const fieldsOf = (errors: readonly { readonly field: string }[]) => errors.map(({ field }) => field)

describe('the notice of a meeting', () => {
  it('comes back from its form as it was, by the clocks of the space', () => {
    expect(noticeFrom(answersOfNotice(notice, zone), zone)).toEqual(notice)
    expect(answersOfNotice(notice, zone)).toMatchObject({
      day: ['2026-07-14'],
      starts: ['14:00'],
      ends: ['16:00'],
    })
  })

  it('ends on the next day where its end is an earlier time', () => {
    const values = { ...answersOfNotice(notice, zone), starts: ['22:00'], ends: ['00:30'] }
    expect(noticeFrom(values, zone)).toMatchObject({
      startsAt: Date.parse('2026-07-14T21:00:00Z'),
      endsAt: Date.parse('2026-07-14T23:30:00Z'),
    })
  })

  it('needs a day and two times that differ, and a call that is on the web', () => {
    const values = answersOfNotice(notice, zone)
    expect(parts.when.check(values)).toEqual([])
    expect(fieldsOf(parts.when.check({ ...values, day: [''], starts: ['8'] }))).toEqual(['day', 'starts'])
    expect(fieldsOf(parts.when.check({ ...values, ends: ['14:00'] }))).toEqual(['ends'])
    expect(parts.where.check(values)).toEqual([])
    expect(fieldsOf(parts.where.check({ ...values, callUrl: ['http://call.example.org'] }))).toEqual([
      'callUrl',
    ])
  })

  it('loses no words about meeting before: they ask for their day', () => {
    const values = answersOfNotice({ ...notice, preMeeting: null }, zone)
    expect(parts.more.check(values)).toEqual([])
    expect(fieldsOf(parts.more.check({ ...values, preWords: ['For carers'] }))).toEqual(['preDay'])
    expect(fieldsOf(parts.more.check({ ...values, preDay: ['2026-07-13'] }))).toEqual(['preTime'])
  })
})

describe('who comes', () => {
  it('comes back from its form; whoever has a vote comes', () => {
    const seats = [
      { person: asha, votes: true },
      { person: moses, votes: false },
    ]
    expect(seatsFrom(answersOfSeats(seats))).toEqual(seats)
    expect(seatsFrom({ comes: [], votes: [asha] })).toEqual([{ person: asha, votes: true }])
  })
})

describe('the rule of a quorum', () => {
  const rule = {
    atLeast: 7,
    of: [
      { who: 'livedExperience' as const, atLeast: 3 },
      { who: 'unpaidCarer' as const, atLeast: 1 },
    ],
  }

  it('comes back from its form, without the lines that were left empty', () => {
    const values = answersOfQuorum(rule)
    const more = {
      ...values,
      quorumWho: [...values['quorumWho']!, ''],
      quorumOf: [...values['quorumOf']!, ''],
    }
    expect(quorumErrors(more)).toEqual([])
    expect(quorumFrom(more)).toEqual(rule)
    expect(quorumFrom(answersOfQuorum({ atLeast: 0, of: [] }))).toEqual({ atLeast: 0, of: [] })
  })

  it('says at which line something is wrong', () => {
    const wrong = {
      atLeast: ['many'],
      quorumWho: ['lay', 'lay', '', 'clinician'],
      quorumOf: ['2', '3', '1', ''],
    }
    expect(fieldsOf(quorumErrors(wrong))).toEqual(['atLeast', 'quorumWho-1', 'quorumWho-2', 'quorumOf-3'])
  })
})

describe('a series', () => {
  it.each([
    null,
    { by: 'weeks' as const, every: 6 },
    { by: 'month' as const, week: -1 as const, weekday: 4 },
    { by: 'dates' as const, dates: ['2026-09-01', '2026-11-03'] },
  ])('comes back from its form as it was: %o', (series) => {
    const values = answersOfSeries(series)
    expect(seriesErrors(values)).toEqual([])
    expect(seriesFrom(values)).toEqual(series)
  })

  it('puts chosen days in order, each once, and needs one', () => {
    const values = { ...answersOfSeries(null), series: ['dates'] }
    const dates = ['2026-11-03', '', '2026-09-01', '2026-11-03']
    expect(seriesFrom({ ...values, dates })).toEqual({ by: 'dates', dates: ['2026-09-01', '2026-11-03'] })
    expect(fieldsOf(seriesErrors({ ...values, dates: ['', ''] }))).toEqual(['dates'])
    expect(fieldsOf(seriesErrors({ ...values, series: ['weeks'] }))).toEqual(['every'])
  })
})
