import { describe, expect, it } from 'vitest'
import { gatheringOfAction, isOverdue, telling } from './standing.ts'

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

  it('is known among all that happens by its meeting or evaluation', () => {
    const [meeting, evaluation, action] = ['meetingone000000', 'evaluationone000', 'actionone0000000']
    expect(gatheringOfAction({ payload: { meeting, action, status: 'done' } })).toBe(meeting)
    expect(gatheringOfAction({ payload: { evaluation, criterion: null, action } })).toBe(evaluation)
    expect(gatheringOfAction({ payload: { evaluation } })).toBeNull()
    expect(gatheringOfAction({ payload: { meeting } })).toBeNull()
    expect(gatheringOfAction({ payload: null })).toBeNull()
  })

  it('is told of to where it was agreed', () => {
    const told = { action: 'actionone0000000', status: 'done', evidence: 'seen' } as const
    const document = 'documentone00000'
    expect(telling({ agreedIn: 'meeting', document }, told)).toEqual({
      do: 'meet',
      meeting: document,
      ask: { do: 'tellAction', ...told },
    })
    expect(telling({ agreedIn: 'evaluation', document }, told)).toEqual({
      do: 'evaluate',
      evaluation: document,
      ask: { do: 'tellAction', ...told },
    })
  })
})
