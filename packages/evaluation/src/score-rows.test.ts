import { describe, expect, it } from 'vitest'
import { revealOf } from './reveal-rows.ts'
import { scoreRows, whoScored } from './score-rows.ts'
import { asha, bo, gus, lena, PanelRoom } from './testing/panel-room.ts'

describe('what is kept of a box of scores', () => {
  it('[Y14] says whose scores were in it, also of those who are in no figure, and shows nothing of these', () => {
    const { evaluation } = PanelRoom.scored()
    const ballot = JSON.stringify({ score: 3, show: false, reason: '', evidence: null })
    const given = [asha, bo, lena].map((person) => ({ person, ballot }))
    const rows = scoreRows(evaluation, given, [], (person) => person)
    expect(whoScored(rows)).toEqual(new Set([asha, bo])) // lena is not on the panel
    expect(whoScored(rows).has(gus)).toBe(false)
    expect(revealOf({ scores: rows, reasons: [] })).toEqual({
      groups: [],
      shown: [],
      reasons: [],
    })
  })

  it('[Y14] what somebody in no figure sends once more is refused, and not told of as late', () => {
    const room = PanelRoom.scored()
    for (const person of [asha, bo]) room.score(person, 3)
    room.reveal()
    expect(room.score(asha, 3)).toMatchObject({ refusal: { kind: 'ended' } })
    expect(room.score(gus, 3)).toMatchObject({ events: [{ kind: 'scoreLate' }] })
  })
})
