import { freshMeeting, type Meeting } from '@alongside/meeting'
import { describe, expect, it } from 'vitest'
import { earlierThan, follows } from './following.ts'
import type { Space } from './space.ts'
import { id, someNotice } from './testing/board.ts'

/** Meetings by what each follows: `b:a` is one that follows `a`. */
function meetingsOf(written: string): Pick<Space, 'meetings' | 'evaluations'> {
  const quorum = { atLeast: 0, of: [] }
  const meetings = written.split(' ').map((one): [string, Meeting] => {
    const [name = '', before] = one.split(':')
    const from = before === undefined ? null : id(before)
    const called = { meeting: id(name), notice: someNotice, quorum, seats: [], series: null, from }
    return [id(name), freshMeeting(called)]
  })
  return { meetings: new Map(meetings), evaluations: new Map() }
}

describe('meetings that follow one another', () => {
  it('[M188] stand before each that follows on them, the latest first, however far back', () => {
    const space = meetingsOf('a b:a c:b d:a')
    expect(earlierThan(space, id('c')).map((one) => one.id)).toEqual([id('b'), id('a')])
    expect(follows(space, id('d'), id('a'))).toBe(true)
    expect(follows(space, id('d'), id('b'))).toBe(false)
    expect(follows(space, id('a'), id('a'))).toBe(false)
  })

  it('[M188] stand there once, also in a log that goes round or names one that is not there', () => {
    const space = meetingsOf('a:c b:a c:b d:none e:a f:f')
    expect(earlierThan(space, id('c')).map((one) => one.id)).toEqual([id('b'), id('a')])
    expect(earlierThan(space, id('e')).map((one) => one.id)).toEqual([id('a'), id('c'), id('b')])
    expect([earlierThan(space, id('d')), earlierThan(space, id('f'))]).toEqual([[], []])
  })
})
