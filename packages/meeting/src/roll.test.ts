import { describe, expect, it } from 'vitest'
import { hereIn, presentIn } from './meeting.ts'
import { asha, Hall, id, lena, moses, priya, sam } from './testing/hall.ts'
import { votersOn } from './voting.ts'

const nobodyGone = () => false
const inPerson = { capacity: 'unpaidCarer', how: 'present', attends: { as: 'self' } } as const

describe('the roll', () => {
  it('[G20] holds somebody once, as they said last, since they came first', () => {
    const hall = Hall.open()
    hall.pass(60_000)
    hall.come(lena, { capacity: 'unpaidCarer', how: 'remote' })
    expect(presentIn(hall.meeting).filter(({ person }) => person === lena)).toMatchObject([
      { capacity: 'unpaidCarer', how: 'remote', from: hall.at - 60_000, to: null },
    ])
    expect(hall.come(lena, { capacity: 'unpaidCarer', how: 'remote' })).toEqual([])
    expect(hall.kindOf(asha, { do: 'comeIn', ...inPerson })).toBe('invalid')
    expect(hall.kindOf(id('stranger'), { do: 'comeIn', ...inPerson })).toBe('notFound')
  })

  it('[G21] [G12] takes in by the note taker’s hand whoever has only a phone, also by name alone', () => {
    const hall = Hall.open()
    const byPhone = { capacity: 'usesServices', how: 'phone', attends: { as: 'self' } } as const
    expect(hall.kindOf(asha, { do: 'enrolByName', name: 'Mary', ...byPhone })).toBe('notAllowed')
    const decision = hall.ask(sam, { do: 'enrolByName', name: 'Mary', ...byPhone })
    const mary = 'newcomer' in decision ? (decision.newcomer?.person ?? '') : ''
    expect(hereIn(hall.meeting, mary)).toMatchObject(byPhone)
    expect(JSON.stringify(hall.log)).not.toContain('Mary')
    hall.must(sam, { do: 'askToSpeak', person: mary })
    expect(hall.log.at(-1)).toMatchObject({ kind: 'askedToSpeak', actor: mary })
    expect(hall.kindOf(moses, { do: 'askToSpeak', person: mary })).toBe('notAllowed')
    hall.must(sam, { do: 'goOut', person: mary })
    hall.must(sam, { do: 'enrol', person: mary, ...byPhone })
    expect(hereIn(hall.meeting, mary)).not.toBeNull()
  })

  it('[G22] lets one stand in for a seat, with its vote only where that was said and its holder is not here', () => {
    const hall = new Hall([lena, asha])
    hall.add('bus')
    hall.must(lena, { do: 'publish', needs: [] })
    const standIn = (of: string, votes: boolean) => ({ attends: { as: 'substitute', of, votes } as const })
    expect(() => hall.come(lena, standIn(asha, true))).toThrow('a vote of their own')
    expect(() => hall.come(moses, standIn(moses, true))).toThrow('somebody else')
    hall.come(moses, standIn(asha, true))
    expect(() => hall.come(sam, standIn(asha, false))).toThrow('already')
    const voters = () => votersOn(hall.meeting, null, nobodyGone).map(({ person }) => person)
    expect(voters()).toEqual([moses])
    hall.come(asha)
    expect(voters()).toEqual([asha])
    hall.must(asha, { do: 'goOut', person: asha })
    hall.come(moses, standIn(asha, false))
    expect(voters()).toEqual([])
  })

  it('[G23] keeps an apology until the person comes', () => {
    const hall = new Hall()
    hall.add('bus')
    expect(hall.kindOf(asha, { do: 'apologise', person: asha, words: '' })).toBe('notAllowed')
    hall.must(lena, { do: 'publish', needs: [] })
    hall.must(asha, { do: 'apologise', person: asha, words: 'I am at the dentist.' })
    expect(hall.must(asha, { do: 'apologise', person: asha, words: 'I am at the dentist.' })).toEqual([])
    expect([...hall.meeting.apologies.keys()]).toEqual([asha])
    hall.come(asha)
    expect(hall.meeting.apologies.size).toBe(0)
    expect(hall.kindOf(asha, { do: 'apologise', person: asha, words: '' })).toBe('notAllowed')
  })

  it('[G24] lets whoever goes out take place, named cards and turn along, and nothing unnamed', () => {
    const hall = Hall.open()
    hall.must(lena, { do: 'openItem', item: id('bus') })
    hall.must(asha, { do: 'raiseCard', card: id('red'), colour: 'red', by: { as: 'named', person: asha } })
    const unnamed = { as: 'unnamed', hash: 'a'.repeat(64) } as const
    hall.must(asha, { do: 'raiseCard', card: id('yellow'), colour: 'yellow', by: unnamed })
    hall.must(asha, { do: 'askToSpeak', person: asha })
    hall.must(lena, { do: 'callSpeaker', person: asha, reason: null })
    hall.must(asha, { do: 'askToSpeak', person: asha })
    hall.pass(5_000)
    hall.must(asha, { do: 'goOut', person: asha })
    const { waiting, speaking, spoken, cards } = hall.meeting
    expect([waiting, speaking]).toEqual([[], null])
    expect(spoken).toMatchObject([{ person: asha, ms: 5_000 }])
    expect([...cards.keys()]).toEqual([id('yellow')])
    expect(hall.must(asha, { do: 'goOut', person: asha })).toEqual([])
  })

  it('[G25] counts for quorum and votes who is here with a vote, reached, and free of interests', () => {
    const hall = Hall.open([lena, asha, moses])
    hall.come(moses, { how: 'remote' })
    const on = (item: string) =>
      votersOn(hall.meeting, id(item), (one) => hall.gone.has(one)).map(({ person }) => person)
    expect(on('bus')).toEqual([lena, asha, moses])
    hall.gone.add(moses)
    hall.gone.add(lena)
    expect(on('bus')).toEqual([lena, asha])
    hall.gone.clear()
    const declared = { person: moses, item: id('bus'), sort: 'financial', nature: 'I drive it.' } as const
    hall.must(moses, { do: 'declareInterest', interest: id('i'), ...declared })
    expect(on('bus')).toEqual([lena, asha, moses])
    hall.must(lena, { do: 'decideInterest', interest: id('i'), effect: 'speakNoVote', reason: 'It is pay.' })
    expect([on('bus'), on('money')]).toEqual([
      [lena, asha],
      [lena, asha, moses],
    ])
  })

  it('[G13] gives offices by organisers and the chair, and ends them with a reason', () => {
    const hall = Hall.open()
    const give = { do: 'giveOffice', person: asha, office: 'facilitator' } as const
    expect(hall.kindOf(sam, give)).toBe('notAllowed')
    expect(hall.kindOf(asha, { do: 'openItem', item: id('bus') })).toBe('notAllowed')
    hall.must(priya, give)
    expect(hall.must(priya, give)).toEqual([])
    hall.must(asha, { do: 'openItem', item: id('bus') })
    const end = { do: 'endOffice', person: asha, office: 'facilitator', reason: 'Thank you.' } as const
    expect(hall.kindOf(moses, end)).toBe('notAllowed')
    hall.must(asha, end)
    expect(hall.kindOf(asha, { do: 'closeItem', item: id('bus') })).toBe('notAllowed')
  })
})
