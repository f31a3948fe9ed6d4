import { describe, expect, it } from 'vitest'
import type { CompleteEvaluationAsk } from './ask.ts'
import { asha, bo, cleo, lena, panel, PanelRoom, reach } from './testing/panel-room.ts'

describe('scores after the end', () => {
  it('[Y11] at the deadline nothing is revealed, and who comes then is late until there is another day', () => {
    const room = PanelRoom.scored({ deadline: '2026-03-10' })
    room.today = '2026-03-10'
    expect(room.score(asha, 2)).toMatchObject({ events: [] })
    room.today = '2026-03-11'
    expect(room.criterion().state).toBe('open')
    expect(room.score(bo, 2)).toMatchObject({ events: [{ kind: 'scoreLate' }] })
    expect(room.score(bo, 2)).toEqual({ events: [] })
    expect(room.boxes.get(`${reach} 1`)?.scores.has(bo)).toBe(false)
    expect(room.score(asha, 4)).toMatchObject({ refusal: { kind: 'ended' } })
    expect(room.kindOf(asha, { do: 'takeScoreBack', criterion: reach })).toBe('ended')
    expect(room.kindOf(bo, { do: 'setDeadline', deadline: '2026-03-20' })).toBe('notAllowed')
    expect(room.kindOf(lena, { do: 'setDeadline', deadline: '2026-03-09' })).toBe('invalid')
    room.must(lena, { do: 'setDeadline', deadline: '2026-03-20' })
    expect(room.criterion().late).toEqual([])
    expect(room.score(bo, 2)).toMatchObject({ events: [], sealed: { person: bo } })
  })

  it('[Y27] whoever scores after the reveal is told of as late, and counts for nothing', () => {
    const room = PanelRoom.scored()
    for (const person of [asha, bo, cleo]) room.score(person, 3)
    room.must(lena, { do: 'putOnPanel', person: lena, capacity: 'facilitator', isFromProvider: false })
    room.reveal(lena, reach)
    const shown = room.criterion().revealed
    expect(room.score(lena, 0)).toMatchObject({ events: [{ kind: 'scoreLate' }] })
    expect(room.score(asha, 0)).toMatchObject({ refusal: { kind: 'ended' } })
    expect(room.criterion()).toMatchObject({ late: [lena], revealed: shown })
  })

  it('[Y25] scored once more, a criterion begins anew beside what came of the round before', () => {
    const room = PanelRoom.scored({ deadline: '2026-03-04' })
    for (const person of [asha, bo, cleo]) room.score(person, 1)
    room.reveal(lena, reach)
    room.must(asha, { do: 'sayMyScore', criterion: reach, score: 1 })
    room.must(lena, { do: 'agreeScore', criterion: reach, score: 1, words: 'It is far' })
    room.today = '2026-03-05'
    expect(room.kindOf(bo, { do: 'reopenCriterion', criterion: reach, reason: 'r' })).toBe('notAllowed')
    room.must(lena, { do: 'reopenCriterion', criterion: reach, reason: 'We had not heard of the bus' })
    expect(room.evaluation.deadline).toBeNull()
    expect(room.criterion()).toMatchObject({
      state: 'open',
      round: 2,
      said: [],
      agreed: null,
      revealed: null,
    })
    expect(room.criterion().earlier).toMatchObject([{ round: 1, agreed: { score: 1 }, said: [{ score: 1 }] }])
    for (const [person, score] of [
      [asha, 4],
      [bo, 3],
    ] as const) {
      room.score(person, score)
    }
    room.reveal(lena, reach)
    expect(room.criterion().revealed?.groups).toEqual([]) // cleo was in the group of the round before
    room.must(lena, { do: 'reopenCriterion', criterion: reach, reason: 'again' })
    for (const person of [asha, bo, cleo]) room.score(person, 4)
    room.reveal(lena, reach)
    expect(room.criterion().revealed?.groups).toEqual([
      { capacities: ['usesServices'], people: 3, median: 4, counts: null },
    ])
  })

  it('[Y27] are told of where the round is being revealed, also before that is written', () => {
    const room = PanelRoom.scored()
    expect(room.score(asha, 3, { isClosed: true })).toMatchObject({ events: [{ kind: 'scoreLate' }] })
    expect(room.score(bo, 3, { isClosed: true, hasOne: true })).toMatchObject({ refusal: { kind: 'ended' } })
    expect(room.criterion()).toMatchObject({ state: 'open', late: [asha] })
  })

  it('[Y82] what was pressed in a round before neither reveals the next nor counts in it', () => {
    const room = PanelRoom.scored()
    for (const person of panel) room.score(person, 3)
    const pressed = (criterion: string | null, round: number): CompleteEvaluationAsk => {
      return { do: 'reveal', criterion, seen: [{ criterion: reach, round }], boxes: null }
    }
    room.reveal(lena, reach)
    room.must(lena, { do: 'reopenCriterion', criterion: reach, reason: 'We talked' })
    room.score(asha, 1)
    // Two had pressed it, and one had no network until now.
    for (const which of [reach, null]) {
      expect(room.ask(lena, pressed(which, 1))).toEqual({ events: [] })
    }
    expect(room.criterion()).toMatchObject({ state: 'open', round: 2, revealed: null })
    const scored = {
      do: 'score',
      criterion: reach,
      score: 4,
      reason: '',
      reasonIs: 'withoutName',
      show: false,
    } as const
    expect(room.kindOf(bo, { ...scored, seen: 1 })).toBe('ended')
    expect(room.boxes.get(`${reach} 2`)?.scores.has(bo)).toBe(false)
    expect(room.kindOf(bo, { ...scored, seen: 2 })).toBe('done')
    expect(room.ask(lena, pressed(null, 2))).toMatchObject({
      closes: [{ criterion: reach, round: 2 }],
    })
  })
})
