import { describe, expect, it } from 'vitest'
import { reasonRows, scoreRows } from './score-rows.ts'
import {
  asha,
  bo,
  cleo,
  dana,
  eli,
  fay,
  id,
  lena,
  listens,
  PanelRoom,
  reach,
  sam,
} from './testing/panel-room.ts'
import { uniteInEvaluation } from './unite.ts'

describe('what people show', () => {
  it('[Y22] a score with a name is shown as its owner wanted, unless somebody else’s follows from it', () => {
    const room = PanelRoom.scored()
    room.score(asha, 4, { show: true })
    room.score(bo, 3)
    room.score(cleo, 4)
    // The median is 4: of the two others both must have said so.
    room.score(dana, 0, { show: true })
    room.score(eli, 4)
    room.score(fay, 4)
    room.reveal(lena, reach)
    expect(room.criterion().revealed).toMatchObject({
      groups: [{ median: 4 }, { median: 4 }],
      shown: [{ person: asha, score: 4 }],
    })
  })

  it('[Y24] reasons without a name are shown where three people wrote one, in an order that tells nothing', () => {
    const room = PanelRoom.scored()
    room.score(cleo, 1, { reason: 'The bus is late' })
    room.score(asha, 1, { reason: 'A heavy door' })
    room.score(bo, 1, { reason: 'I was sent away', reasonIs: 'withName' })
    room.score(asha, 1, { reason: 'A heavy door', criterion: listens })
    room.score(bo, 1, { reason: 'Zero', criterion: listens })
    room.score(cleo, 1, { reason: 'No time', criterion: listens })
    room.reveal()
    expect(room.criterion().revealed?.reasons).toEqual([
      { person: bo, words: 'I was sent away', links: [], files: [] },
    ])
    expect(room.criterion(listens).revealed?.reasons).toEqual(
      ['A heavy door', 'No time', 'Zero'].map((words) => ({ person: null, words, links: [], files: [] })),
    )
  })

  it('[Y24] who wrote one that was not shown may say it with their name, and take that back', () => {
    const room = PanelRoom.scored()
    room.score(asha, 1, { reason: 'A heavy door' })
    room.reveal(lena, reach)
    const box = room.boxes.get(`${reach} 1`)
    expect(box?.reasons.get(asha)).toContain('A heavy door')
    room.must(asha, { do: 'sayMyReason', criterion: reach, words: 'A heavy door' })
    expect(box?.reasons.has(asha)).toBe(false)
    expect(room.criterion().saidReasons).toEqual([
      { person: asha, words: 'A heavy door', links: [], files: [] },
    ])
    room.must(asha, { do: 'sayMyReason', criterion: reach, words: null })
    expect(room.criterion().saidReasons).toEqual([])
  })

  it('[Y26] a score is said aloud by its owner alone, after the reveal, and taken back', () => {
    const room = PanelRoom.scored()
    const saying = { do: 'sayMyScore', criterion: reach, score: 2 } as const
    expect(room.kindOf(asha, saying)).toBe('notAllowed')
    room.reveal(lena, reach)
    expect(room.kindOf(sam, saying)).toBe('notAllowed')
    room.must(asha, saying)
    expect(room.must(asha, saying)).toEqual([])
    room.must(bo, { ...saying, score: 4 })
    room.must(asha, { ...saying, score: 3 })
    expect(room.criterion().said).toEqual([
      { person: asha, score: 3 },
      { person: bo, score: 4 },
    ])
    room.must(asha, { ...saying, score: null })
    expect(room.criterion().said).toEqual([{ person: bo, score: 4 }])
  })
})

describe('somebody who came as a guest and has an account', () => {
  const guest = id('guest')
  const selfOf = (person: string) => (person === guest ? asha : person)

  it('[Y28] counts once, with what they said as themselves', () => {
    const { evaluation } = PanelRoom.scored()
    const ballot = (person: string, score: number) => ({
      person,
      ballot: JSON.stringify({ score, show: false, reason: '', evidence: null }),
    })
    const given = [ballot(guest, 0), ballot(bo, 4), ballot(cleo, 4), ballot(asha, 4)]
    const rows = scoreRows(evaluation, given, [], selfOf).map((row): unknown => JSON.parse(row))
    expect(rows).toEqual([
      expect.objectContaining({ row: 'group', people: 3, median: 4, of: [asha, bo, cleo] }),
    ])
    const because = (words: string) => JSON.stringify({ words, evidence: null })
    const words = [guest, asha, bo].map((person) => ({ person, ballot: because(person) }))
    expect(reasonRows(evaluation, words, selfOf)).toBeNull()
    expect(reasonRows(evaluation, [...words, { person: cleo, ballot: because(cleo) }], selfOf)).toEqual(
      [asha, bo, cleo].map(because),
    )
  })

  it('[Y28] is in no group that is told of again where they stood in two', () => {
    const { evaluation } = PanelRoom.scored()
    const group = (of: readonly string[]) =>
      JSON.stringify({
        row: 'group',
        capacities: ['usesServices'],
        people: of.length,
        median: 2,
        counts: null,
        of,
      })
    const before = [group([bo, cleo, guest]), group([asha, dana, eli])]
    const given = [asha, bo, cleo, dana, eli].map((person) => ({
      person,
      ballot: JSON.stringify({ score: 1, show: false, reason: '' }),
    }))
    const told = scoreRows(evaluation, given, before, selfOf)
      .map((row) => JSON.parse(row) as { row: string; of?: string[] })
      .filter(({ row }) => row === 'group')
    expect(told.flatMap(({ of }) => of ?? [])).toEqual([...new Set(told.flatMap(({ of }) => of ?? []))])
    expect(told.length).toBeLessThanOrEqual(1)
  })

  it('[Y28] is in one place of the panel, and what was said is said once', () => {
    const room = PanelRoom.scored()
    const seat = { evaluation: room.evaluation.id, person: guest, capacity: 'usesServices' } as const
    room.fold({ kind: 'putOnPanel', payload: { ...seat, isFromProvider: false } })
    room.reveal(lena, reach)
    for (const person of [guest, asha]) {
      const payload = { evaluation: room.evaluation.id, criterion: reach, person }
      room.fold({ kind: 'scoreSaid', payload: { ...payload, score: person === guest ? 0 : 4 } })
      room.fold({ kind: 'scoreLate', payload })
    }
    const united = uniteInEvaluation(room.evaluation, guest, asha)
    expect(united.panel.has(guest)).toBe(false)
    expect(united.criteria.get(reach)).toMatchObject({ said: [{ person: asha, score: 4 }], late: [asha] })
    expect(JSON.stringify([...united.criteria.values(), ...united.panel.values()])).not.toContain(guest)
    expect(uniteInEvaluation(united, guest, asha)).toEqual(united)
  })
})
