import { beforeEach, describe, expect, it } from 'vitest'
import type { AskTo } from './ask.ts'
import { isInAudience } from './in-audience.ts'
import { asha, id, lena, omar, openBoard, sam, seat, type Board } from './testing/board.ts'
import { toldOf } from './told.ts'

let board: Board
beforeEach(() => {
  board = openBoard()
})

const registering = (person: string, more: Partial<AskTo<'registerInterest'>> = {}) =>
  ({
    do: 'registerInterest',
    registered: id('shop'),
    person,
    sort: 'financial',
    nature: 'My sister runs the day centre.',
    since: '2026-01-01',
    ...more,
  }) as const
const knowing = (person: string, words = 'I have used night services for ten years.') =>
  ({ do: 'recordExpertise', expertise: id('nights'), person, words }) as const
const entry = () => board.space.registered.get(id('shop'))

describe('the register', () => {
  it('[M193] is written in by each member for themselves, and by nobody else', () => {
    board.must(sam, registering(sam))
    board.must(sam, knowing(sam))
    expect(entry()).toMatchObject({ person: sam, since: '2026-01-01', endedOn: null, changedAt: null })
    expect([...board.space.expertise.values()]).toEqual([
      { id: id('nights'), person: sam, words: 'I have used night services for ten years.' },
    ])
    for (const ask of [
      registering(asha, { registered: id('a') }),
      { ...knowing(asha), expertise: id('a') },
    ]) {
      expect([board.refused(sam, ask), board.refused(lena, ask)]).toEqual(['notAllowed', 'notAllowed'])
    }
    expect(board.refused(asha, registering(asha))).toBe('invalid')
    expect(board.refused(lena, { do: 'endRegistered', registered: id('shop'), day: '2026-02-01' })).toBe(
      'notAllowed',
    )
    expect(board.refused(lena, { do: 'takeExpertiseBack', expertise: id('nights') })).toBe('notAllowed')
    expect(board.refused(omar, registering(omar))).toBe('notFound')
  })

  it('[M193] is written in for a member who has no device by whoever notes, whose act it is not', () => {
    const mary = board.must(lena, { do: 'addPerson', name: 'Mary', seat })
    expect(board.refused(sam, registering(mary))).toBe('notAllowed')
    board.must(lena, { do: 'giveOffice', person: sam, office: 'noteTaker' })
    board.must(sam, registering(mary))
    expect(board.log.at(-1)).toMatchObject({ kind: 'interestRegistered', actor: mary, hand: sam })
  })

  it('[M193] holds nothing of guests', () => {
    const document = board.must(lena, { do: 'createDocument', kind: 'blank', title: 'Plan' })
    const terms = { permission: 'edit', label: 'l', lastDay: '2026-12-31', visitors: false } as const
    const link = board.must(lena, { do: 'makeLink', document, ...terms })
    board.must(omar, { do: 'joinByLink', link, capacity: 'observer', isVouchedFor: false })
    expect(board.refused(omar, registering(omar))).toBe('notAllowed')
    board.must(sam, registering(sam))
    expect(isInAudience(board.space, board.log.at(-1)!, omar)).toBe(false)
  })

  it('[M194] keeps an interest as it was put right, and with its last day', () => {
    board.must(sam, registering(sam))
    const first = entry()!.registeredAt
    board.must(sam, registering(sam, { nature: 'My brother runs it.' }))
    expect(entry()).toMatchObject({ nature: 'My brother runs it.', registeredAt: first })
    expect(entry()?.changedAt).toBeGreaterThan(first)
    const before = board.log.length
    board.must(sam, registering(sam, { nature: 'My brother runs it.' }))
    expect(board.kindsSince(before)).toEqual([])
    expect(board.refused(sam, registering(sam, { since: '2026-03-05' }))).toBe('invalid')

    const end = (day: string) => ({ do: 'endRegistered', registered: id('shop'), day }) as const
    expect([board.refused(sam, end('2025-12-31')), board.refused(sam, end('2026-03-05'))]).toEqual([
      'invalid',
      'invalid',
    ])
    board.must(sam, end('2026-02-01'))
    expect(entry()?.endedOn).toBe('2026-02-01')
    expect(board.refused(sam, end('2026-02-02'))).toBe('alreadyDone')
    expect(board.refused(sam, registering(sam))).toBe('ended')
    expect(board.refused(sam, { do: 'endRegistered', registered: id('none'), day: '2026-02-01' })).toBe(
      'notFound',
    )
  })

  it('[M194] keeps expertise until it is taken back', () => {
    board.must(sam, knowing(sam))
    board.must(sam, knowing(sam, 'I know the nights.'))
    expect([...board.space.expertise.values()].map(({ words }) => words)).toEqual(['I know the nights.'])
    board.must(sam, { do: 'takeExpertiseBack', expertise: id('nights') })
    expect(board.space.expertise.size).toBe(0)
  })

  it('[M193] holds only so much of one person', () => {
    for (let n = 0; n < 30; n++) board.must(sam, { ...knowing(sam), expertise: id(`n${n}`) })
    expect(board.refused(sam, knowing(sam))).toBe('tooMany')
    for (let n = 0; n < 200; n++) board.must(sam, registering(sam, { registered: id(`n${n}`) }))
    expect(board.refused(sam, registering(sam))).toBe('tooMany')
  })

  it('[M195] is heard of by members without what it says', () => {
    board.must(sam, registering(sam))
    board.must(sam, knowing(sam))
    for (const logged of board.log.slice(-2)) {
      expect([lena, asha, omar].filter((who) => isInAudience(board.space, logged, who))).toEqual([lena, asha])
      expect(toldOf(logged)).toEqual({ person: sam })
    }
  })
})
