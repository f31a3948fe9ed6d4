import { describe, expect, it } from 'vitest'
import { asha, facts, Hall, id, lena, moses, notice, priya, sam } from './testing/hall.ts'

const byAll = (ask: Parameters<Hall['ask']>[1], hall = new Hall()) =>
  [asha, sam, lena, priya].map((person) => hall.kindOf(person, ask))

describe('phases', () => {
  it('[G3] go from draft to published to live to the draft of the minutes, each step once', () => {
    const hall = new Hall()
    expect(hall.kindOf(lena, { do: 'publish', needs: [] })).toBe('notAllowed')
    hall.add('bus')
    expect(hall.kindOf(lena, { do: 'open' })).toBe('notAllowed')
    hall.must(priya, { do: 'publish', needs: [] })
    expect(hall.must(priya, { do: 'publish', needs: [] })).toEqual([])
    expect(hall.kindOf(priya, { do: 'open' })).toBe('notAllowed')
    expect(hall.kindOf(lena, { do: 'openItem', item: id('bus') })).toBe('notAllowed')
    hall.must(lena, { do: 'open' })
    expect(hall.must(lena, { do: 'open' })).toEqual([])
    hall.must(lena, { do: 'openItem', item: id('bus') })
    hall.must(lena, { do: 'end' })
    expect(hall.must(lena, { do: 'end' })).toEqual([])
    expect([hall.meeting.phase, hall.meeting.on]).toEqual(['draftMinutes', null])
    for (const ask of [
      { do: 'changeNotice', notice },
      { do: 'openItem', item: id('bus') },
      { do: 'open' },
      { do: 'callOff', reason: 'r' },
    ] as const) {
      expect(hall.kindOf(lena, ask)).toBe('ended')
    }
  })

  it('[G3] end for good when a meeting is called off, which one that is on is not', () => {
    const hall = new Hall()
    hall.add('bus')
    expect(hall.kindOf(asha, { do: 'callOff', reason: 'Snow.' })).toBe('notAllowed')
    hall.must(lena, { do: 'callOff', reason: 'Snow.' })
    expect(hall.must(lena, { do: 'callOff', reason: 'Snow.' })).toEqual([])
    expect(hall.kindOf(lena, { do: 'publish', needs: [] })).toBe('ended')
    expect(Hall.open().kindOf(lena, { do: 'callOff', reason: 'Snow.' })).toBe('notAllowed')
  })

  it('[G10] let those who prepare change notice, seats, quorum, items and series, and nobody else', () => {
    const later = { ...notice, endsAt: notice.endsAt + 60_000 }
    expect(byAll({ do: 'changeNotice', notice: later })).toEqual(['notAllowed', 'done', 'done', 'done'])
    const quorum = { atLeast: 3, of: [{ who: 'unpaidCarer' as const, atLeast: 1 }] }
    expect(byAll({ do: 'setQuorum', quorum })).toEqual(['notAllowed', 'done', 'done', 'done'])
    const seats = [{ person: asha, votes: true }]
    expect(byAll({ do: 'setSeats', seats })).toEqual(['notAllowed', 'done', 'done', 'done'])
    const series = { by: 'weeks' as const, every: 4 }
    expect(byAll({ do: 'setSeries', series })).toEqual(['notAllowed', 'done', 'done', 'done'])
    const hall = Hall.open()
    const longer = { do: 'changeItem', item: id('bus'), facts: { ...facts, minutes: 40 } } as const
    expect(byAll(longer, hall)).toEqual(['notAllowed', 'done', 'done', 'done'])
    expect(hall.meeting.items.get(id('bus'))?.facts.minutes).toBe(40)
    expect(byAll({ do: 'setQuorum', quorum }, hall)).toEqual(Array(4).fill('notAllowed'))
    const stranger = [{ person: id('stranger'), votes: true }]
    expect(hall.kindOf(lena, { do: 'setSeats', seats: stranger })).toBe('invalid')
  })

  it('[G14] tell of an item that one may not read the same as of none', () => {
    const hall = Hall.open()
    hall.closedTo.add(`${lena} ${id('bus')}`)
    const about = (item: string) =>
      (
        [
          { do: 'openItem', item },
          { do: 'changeItem', item, facts: { ...facts, minutes: 5 } },
          { do: 'declareInterest', interest: id('i'), person: lena, item, sort: 'personal', nature: 'n' },
          { do: 'addPaper', paper: id('p'), item, title: 't', source: { what: 'file', file: id('f') } },
        ] as const
      ).map((ask) => hall.ask(lena, ask))
    expect(about(id('bus'))).toEqual(about(id('nothing')))
    expect(hall.kindOf(lena, { do: 'openItem', item: id('money') })).toBe('done')
  })
})

describe('before the meeting', () => {
  it('[G60] a need becomes one check, which the person ticks, or the note taker for somebody on the phone', () => {
    const hall = new Hall()
    hall.add('bus')
    const needs = [{ person: asha, needs: ['largePrint', 'pleaseDo'] }]
    hall.must(lena, { do: 'publish', needs })
    hall.must(lena, { do: 'sendPack', to: [], needs: [...needs, { person: moses, needs: ['paper'] }] })
    const checks = [...hall.meeting.checks.values()]
    expect(checks.map(({ person, need }) => [person, need])).toEqual([
      [asha, 'largePrint'],
      [asha, 'pleaseDo'],
      [moses, 'paper'],
    ])
    const [first, , last] = checks.map(({ id: check }) => check)
    const tick = (check = '', met: boolean | null = true) => ({ do: 'tickCheck', check, met }) as const
    expect(hall.kindOf(lena, tick(first))).toBe('notFound')
    hall.must(asha, tick(first))
    expect(hall.must(asha, tick(first))).toEqual([])
    expect(hall.kindOf(sam, tick(last))).toBe('notFound')
    hall.must(sam, {
      do: 'enrol',
      person: moses,
      capacity: 'unpaidCarer',
      how: 'phone',
      attends: { as: 'self' },
    })
    hall.must(sam, tick(last, false))
    expect(hall.log.at(-1)?.actor).toBe(moses)
    hall.must(asha, tick(first, null))
    expect([...hall.meeting.checks.values()].map(({ met }) => met)).toEqual([null, null, false])
  })

  it('[G61] a pack has the papers that there are, and those that come after it are in the next', () => {
    const hall = new Hall()
    hall.add('bus')
    const add = (paper: string) => {
      const source = { what: 'file', file: id('f') } as const
      hall.must(lena, { do: 'addPaper', paper: id(paper), item: id('bus'), title: paper, source })
    }
    add('one')
    expect(hall.kindOf(lena, { do: 'sendPack', to: [], needs: [] })).toBe('notAllowed')
    hall.must(lena, { do: 'publish', needs: [] })
    hall.must(lena, {
      do: 'sendPack',
      to: [{ person: asha, way: 'print', formats: ['largePrint'] }],
      needs: [],
    })
    add('two')
    hall.must(lena, { do: 'sendPack', to: [], needs: [] })
    hall.must(lena, { do: 'removePaper', paper: id('one') })
    expect(hall.must(lena, { do: 'removePaper', paper: id('one') })).toEqual([])
    expect([...hall.meeting.packs.values()].map(({ papers }) => papers)).toEqual([
      [id('one')],
      [id('one'), id('two')],
    ])
    expect([...hall.meeting.papers.keys()]).toEqual([id('two')])
  })
})
