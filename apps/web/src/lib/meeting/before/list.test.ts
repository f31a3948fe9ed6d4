import type { MeetingSummary } from '@alongside/meeting'
import { describe, expect, it } from 'vitest'
import { groupMeetings, mayCall, meetingsNow } from './list.ts'

const hour = 3_600_000
const now = Date.parse('2026-07-14T12:00:00Z')
const meeting = (id: string, startsIn: number, more: Partial<MeetingSummary> = {}): MeetingSummary => ({
  id,
  slug: id,
  title: id,
  phase: 'published',
  isCalledOff: false,
  from: null,
  startsAt: now + startsIn * hour,
  endsAt: now + (startsIn + 2) * hour,
  place: '',
  ...more,
})
const idsOf = (meetings: readonly MeetingSummary[]) => meetings.map(({ id }) => id)

describe('the list of meetings', () => {
  it('has what comes in front, drafts by themselves, and the latest of what is over first', () => {
    const groups = groupMeetings(
      [
        meeting('first', -400, { phase: 'approved' }),
        meeting('missed', -200),
        meeting('rained off', -100, { isCalledOff: true }),
        meeting('on', -5, { phase: 'live' }),
        meeting('soon', 0.5),
        meeting('later', 30),
        meeting('draft', 50, { phase: 'agendaDraft' }),
      ],
      now,
    )
    expect(idsOf(groups.next)).toEqual(['on', 'soon', 'later'])
    expect(idsOf(groups.drafts)).toEqual(['draft'])
    expect(idsOf(groups.earlier)).toEqual(['missed', 'first'])
    expect(idsOf(groups.calledOff)).toEqual(['rained off'])
  })

  it('offers to join what is on, also past its time, and what begins within the hour', () => {
    const next = [meeting('long', -5, { phase: 'live' }), meeting('soon', 1), meeting('later', 1.1)]
    expect(idsOf(meetingsNow(next, now))).toEqual(['long', 'soon'])
  })

  it('offers to call a meeting to those whose office that is', () => {
    expect(mayCall(['noteTaker'])).toBe(true)
    expect(mayCall(['captioner'])).toBe(false)
    expect(mayCall([])).toBe(false)
  })
})
