import type { MeetingView } from '@alongside/meeting'
import type { MemberView } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { freshProposal, proposalFrom } from './proposal.ts'

const member = (person: string, more: Partial<MemberView> = {}): MemberView => ({
  person,
  name: person,
  capacity: 'layPartner',
  capacities: ['layPartner'],
  colour: 0,
  offices: [],
  atMost: null,
  withoutMail: false,
  guest: null,
  left: false,
  organisation: null,
  seat: null,
  speaksFor: null,
  term: { from: null, to: null },
  voting: true,
  ...more,
})
const space = {
  members: [
    member('asha'),
    member('sam', { voting: false, offices: ['organiser', 'noteTaker'] }),
    member('gwen', { voting: false }),
    member('moses', { left: true }),
    member('guest', { guest: 'says' }),
  ],
  timeZone: 'Europe/London',
  today: '2026-03-12',
}
const last: MeetingView = {
  id: 'm',
  phase: 'draftMinutes',
  changes: 0,
  notice: {
    startsAt: Date.parse('2026-03-10T14:00:00Z'),
    endsAt: Date.parse('2026-03-10T16:00:00Z'),
    place: 'Town hall',
    callUrl: null,
    phone: null,
    papersDue: '2026-03-03',
    preMeeting: { startsAt: Date.parse('2026-03-09T09:30:00Z'), words: 'For carers' },
    payment: '£25',
    words: 'The lift is broken.',
  },
  calledOff: null,
  from: null,
  series: { by: 'month', week: 2, weekday: 2 },
  quorum: { atLeast: 3, of: [] },
  seats: [
    { person: 'asha', votes: true },
    { person: 'moses', votes: true },
  ],
  offices: [],
  items: [],
  on: null,
  papers: [],
  packs: [],
  checks: [],
  roll: [],
  apologies: [],
  openedAt: null,
  endedAt: null,
  minutes: { amendUntil: null, amendingOver: false, sentBack: [], approved: null },
  copies: [],
  interests: [],
  waiting: [],
  speaking: null,
  spoken: [],
  cards: [],
  lessons: [],
  captions: { keep: false, anyKept: false, dropped: null },
  votes: [],
  decisions: [],
  actions: [],
}

describe('what is proposed for a meeting', () => {
  it('follows the last one: the next day of its series, at the same time, also in summer', () => {
    const values = proposalFrom(last, 'Board', space)
    expect(values).toMatchObject({
      title: ['Board'],
      day: ['2026-04-14'],
      starts: ['14:00'],
      ends: ['16:00'],
      place: ['Town hall'],
      payment: ['£25'],
      series: ['month'],
      atLeast: ['3'],
    })
  })

  it('has the days before it as far ahead as they were, and not what was said of that one day', () => {
    const values = proposalFrom(last, 'Board', space)
    expect(values).toMatchObject({
      papersDue: ['2026-04-07'],
      preDay: ['2026-04-13'],
      preTime: ['09:30'],
      words: [''],
    })
  })

  it('leaves out those who have left', () => {
    expect(proposalFrom(last, 'Board', space)).toMatchObject({ comes: ['asha'], votes: ['asha'] })
  })

  it('is four weeks later without a series, and never in the past', () => {
    const day = (today: string) => proposalFrom({ ...last, series: null }, '', { ...space, today })['day']
    expect(day('2026-03-12')).toEqual(['2026-04-07'])
    expect(day('2026-06-01')).toEqual(['2026-06-02'])
    const over: MeetingView = { ...last, series: { by: 'dates', dates: ['2026-03-10'] } }
    expect(proposalFrom(over, '', space)['day']).toEqual(['2026-04-07'])
  })

  it('from nothing has a vote for those who vote in the space, and a seat for those who hold an office', () => {
    expect(freshProposal(space.members)).toMatchObject({ comes: ['asha', 'sam'], votes: ['asha'] })
  })
})
