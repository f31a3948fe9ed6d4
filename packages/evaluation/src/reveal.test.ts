import { describe, expect, it } from 'vitest'
import { asha, bo, cleo, dana, eli, fay, lena, PanelRoom, reach, sam } from './testing/panel-room.ts'

describe('scoring alone', () => {
  it('[Y12] a score is in no event before the reveal, and after it only as a figure', () => {
    const room = PanelRoom.scored()
    const before = room.log.length
    for (const person of [asha, bo, cleo]) {
      const decision = room.score(person, 3, { reason: 'Nobody picks up the phone', reasonIs: 'withName' })
      expect(decision).toMatchObject({ events: [] })
    }
    expect(room.log).toHaveLength(before)
    expect(JSON.stringify(room.evaluation)).not.toContain('phone,')
    room.reveal(lena, reach)
    expect(room.criterion().revealed?.groups).toEqual([
      { capacities: ['usesServices'], people: 3, median: 3, counts: null },
    ])
    expect(room.criterion().revealed?.shown).toEqual([])
  })

  it('[Y13] only the panel scores, each for themselves', () => {
    const room = PanelRoom.scored()
    expect(room.score(sam, 3)).toMatchObject({ refusal: { kind: 'notAllowed' } })
    expect(room.score(lena, 3)).toMatchObject({ refusal: { kind: 'notAllowed' } })
  })
})

describe('the reveal', () => {
  it('[Y20] shows medians by capacity in groups of three or more, and a round once', () => {
    const room = PanelRoom.scored()
    for (const [person, score] of [
      [asha, 1],
      [bo, 2],
      [cleo, 4],
      [dana, 3],
      [eli, 4],
      [fay, 'cannotSay'],
    ] as const) {
      room.score(person, score)
    }
    room.reveal(lena, reach)
    expect(room.criterion().revealed?.groups).toEqual([
      { capacities: ['unpaidCarer'], people: 3, median: null, counts: null },
      { capacities: ['usesServices'], people: 3, median: 2, counts: null },
    ])
    const shown = room.criterion().revealed
    room.reveal(lena, reach)
    expect(room.criterion().revealed).toBe(shown)
  })
})
