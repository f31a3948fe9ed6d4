import { describe, expect, it } from 'vitest'
import { resultOf } from './result.ts'
import { asha, lena, PanelRoom, panel, reach } from './testing/panel-room.ts'

const lost = { do: 'tellLost', criterion: reach, round: 1, isLost: true } as const

describe('scores that nobody can open', () => {
  it('[Y78] are told as lost by those who lead, and scored once more', () => {
    const room = PanelRoom.scored({ deadline: '2026-03-10' })
    for (const person of panel) room.score(person, 3)
    room.must(asha, { do: 'sayReady', criterion: reach, ready: true })
    room.today = '2026-03-12'
    expect(room.kindOf(asha, lost)).toBe('notAllowed')
    expect(room.must(lena, lost).map(({ kind }) => kind)).toEqual(['scoringDeadlineSet', 'scoresLost'])
    expect(room.criterion()).toMatchObject({
      state: 'open',
      round: 2,
      ready: [],
      lost: [{ round: 1, by: lena }],
      earlier: [],
    })
    // Pressed twice it is lost once.
    expect(room.must(lena, lost)).toEqual([])
    for (const person of panel) room.score(person, 1)
    room.reveal(lena, reach)
    const { groups = [] } = room.criterion().revealed ?? {}
    expect(groups.reduce((sum, { people }) => sum + people, 0)).toBe(panel.length)
  })

  it('[Y81] are told of in the result, with the round in which they were', () => {
    const room = PanelRoom.scored()
    room.must(lena, lost)
    for (const person of panel) room.score(person, 1)
    room.reveal(lena, reach)
    const result = resultOf(room.evaluation, {
      title: 'The day centre',
      timeZone: 'Europe/London',
      service: { name: 'Day centre', provider: 'The Trust', commissioner: null, about: '' },
      criteria: [{ id: reach, title: 'Within reach' }],
      agreedBefore: () => null,
    })
    expect(result.criteria).toMatchObject([{ rounds: 2, lost: [1] }])
    // By whom it was told, and when, is for the panel.
    expect(JSON.stringify(result)).not.toContain(lena)
  })

  it('[Y78] are such only where their key is gone: what can be opened is revealed', () => {
    const room = PanelRoom.scored()
    for (const person of panel) room.score(person, 3)
    expect(room.kindOf(lena, { ...lost, isLost: false })).toBe('notAllowed')
    expect(room.kindOf(lena, { ...lost, round: 2 })).toBe('notAllowed')
    room.reveal(lena, reach)
    expect(room.kindOf(lena, lost)).toBe('notAllowed')
  })
})
