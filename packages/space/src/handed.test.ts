import { beforeEach, describe, expect, it } from 'vitest'
import { isInAudience } from './in-audience.ts'
import { asha, id, lena, omar, openBoard, sam, type Board } from './testing/board.ts'
import { toldOf } from './told.ts'

describe('words that are handed on', () => {
  let board: Board
  let section: string
  const words = 'What I wrote when it was closed.'

  beforeEach(() => {
    board = openBoard()
    const document = board.must(asha, { do: 'createDocument', kind: 'carePlan', title: 'Plan' })
    section = board.section(document, 1).id
    const on = { what: 'section', section } as const
    const grantee = { to: 'person', person: sam } as const
    board.must(asha, { do: 'giveRight', on, grantee, permission: null, reason: 'Private now' })
  })

  const hand = (more: { to?: string; couldWrite?: boolean; handed?: string } = {}) =>
    ({ do: 'handWords', section, handed: id('h'), to: asha, words, couldWrite: true, ...more }) as const
  const outcome = () => board.space.handed.get(id('h'))?.outcome

  it('[M106] go from one who could write there to one who may, also where the first may not even read now', () => {
    board.must(sam, hand())
    expect(board.space.handed.get(id('h'))).toMatchObject({ from: sam, to: asha, words, outcome: null })
    expect(board.refused(sam, hand({ handed: id('i'), couldWrite: false }))).toBe('notFound')
    expect(board.refused(omar, hand({ handed: id('i') }))).toBe('notFound')
    expect(board.refused(asha, hand({ handed: id('i'), to: sam }))).toBe('notAllowed')
    expect(board.refused(sam, hand({ handed: id('i'), to: sam }))).toBe('notAllowed')
  })

  it('[M106] stand once, however often they are sent', () => {
    board.must(sam, hand())
    const before = board.log.length
    expect(board.must(sam, hand())).toBe(id('h'))
    expect(board.kindsSince(before)).toEqual([])
    expect(board.refused(lena, hand())).toBe('alreadyDone')
  })

  it('[M106] are limited in number while they wait', () => {
    for (let n = 0; n < 50; n++) board.must(sam, hand({ handed: id(`n${n}`) }))
    expect(board.refused(sam, hand())).toBe('tooMany')
    board.must(asha, { do: 'settleWords', handed: id('n0'), outcome: 'putAside' })
    board.must(sam, hand())
  })

  it('[M107] are put in or put aside by whom they were handed to, once', () => {
    board.must(sam, hand())
    for (const who of [sam, lena]) {
      expect(board.refused(who, { do: 'settleWords', handed: id('h'), outcome: 'putIn' })).toBe('notFound')
    }
    board.must(asha, { do: 'settleWords', handed: id('h'), outcome: 'putIn' })
    expect(outcome()).toBe('putIn')
    board.must(asha, { do: 'settleWords', handed: id('h'), outcome: 'putIn' })
    expect(board.refused(asha, { do: 'settleWords', handed: id('h'), outcome: 'putAside' })).toBe(
      'alreadyDone',
    )
    expect(outcome()).toBe('putIn')
  })

  it('[M108] are heard of by the two alone, without the words', () => {
    board.must(sam, hand())
    board.must(asha, { do: 'settleWords', handed: id('h'), outcome: 'putIn' })
    for (const logged of board.log.slice(-2)) {
      expect([lena, sam, asha, omar].filter((who) => isInAudience(board.space, logged, who))).toEqual([
        sam,
        asha,
      ])
      expect(toldOf(logged)).toEqual({ handed: id('h') })
    }
  })
})
