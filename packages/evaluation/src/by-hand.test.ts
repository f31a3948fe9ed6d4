import { describe, expect, it } from 'vitest'
import { handIn } from './score-rows.ts'
import { asha, bo, cleo, dana, hana, lena, PanelRoom, reach, sam, stranger } from './testing/panel-room.ts'

const scoring = (person: string) =>
  ({
    do: 'scoreFor',
    criterion: reach,
    person,
    by: 'phone',
    score: 2,
    reason: '',
    reasonIs: 'withoutName',
    isSupporter: false,
  }) as const

describe('a score that another puts in', () => {
  it('[Y79] is that of the person who said it, with whose hand it was, and in no event', () => {
    const room = PanelRoom.scored()
    const from = room.log.length
    expect(room.must(lena, { ...scoring(asha), reason: 'Nobody rang back.', reasonIs: 'withName' })).toEqual(
      [],
    )
    expect(room.log).toHaveLength(from)
    for (const person of [bo, cleo]) room.score(person, 4)
    room.reveal(lena, reach)
    expect(room.criterion().revealed).toMatchObject({
      groups: [{ people: 3, median: 4 }],
      reasons: [{ person: asha, words: 'Nobody rang back.' }],
      shown: [],
    })
    const rows = room.kept.get(`${reach} 1`)?.scores ?? []
    expect(handIn(rows, [asha])).toEqual({ person: lena, by: 'phone' })
    expect(handIn(rows, [bo])).toBeNull()
    expect(JSON.stringify(room.log)).not.toContain('"phone"')
  })

  it('[Y79] is put in by the note taker, by those who lead, and by whoever supports the person, for nobody else', () => {
    const room = PanelRoom.scored()
    expect(room.kindOf(hana, scoring(asha))).toBe('done') // chairs the space
    expect(room.kindOf(sam, scoring(asha))).toBe('notAllowed')
    expect(room.kindOf(dana, scoring(asha))).toBe('notAllowed')
    expect(room.kindOf(dana, { ...scoring(asha), isSupporter: true })).toBe('done')
    expect(room.kindOf(hana, scoring(hana))).toBe('invalid')
    expect(room.kindOf(lena, scoring(sam))).toBe('invalid')
    expect(room.kindOf(lena, scoring(stranger))).toBe('invalid')
    room.closedTo.add(`${bo} ${reach}`)
    expect(room.kindOf(lena, scoring(bo))).toBe('invalid')
  })

  it('[Y79] comes in time or not at all: whoever was not there is not told of as late', () => {
    const room = PanelRoom.scored({ deadline: '2026-03-10' })
    expect(room.kindOf(lena, { ...scoring(asha), isClosed: true })).toBe('ended')
    room.today = '2026-03-11'
    expect(room.kindOf(lena, scoring(asha))).toBe('ended')
    room.reveal(lena, reach)
    expect(room.kindOf(lena, scoring(asha))).toBe('ended')
    expect(room.criterion().late).toEqual([])
  })
})
