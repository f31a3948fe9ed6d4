import { describe, expect, it } from 'vitest'
import { isOverdue, meetingOfAction } from './standing.ts'

describe('an action that stands before people', () => {
  it('is overdue when its day is over, as long as it is open', () => {
    const on = (due: string | null, status: 'open' | 'done' = 'open') =>
      isOverdue({ due, status }, '2026-03-04')
    expect([on('2026-03-03'), on('2026-03-04'), on('2026-03-05'), on(null)]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(on('2026-03-03', 'done')).toBe(false)
  })

  it('is known among all that happens by its meeting', () => {
    const [meeting, action] = ['meetingone000000', 'actionone0000000']
    expect(meetingOfAction({ payload: { meeting, action, status: 'done' } })).toBe(meeting)
    expect(meetingOfAction({ payload: { meeting } })).toBeNull()
    expect(meetingOfAction({ payload: null })).toBeNull()
  })
})
