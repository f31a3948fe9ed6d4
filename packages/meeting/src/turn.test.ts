import { describe, expect, it } from 'vitest'
import { nextSpeaker } from './next-speaker.ts'
import { asha, Hall, id, lena, moses, priya, sam } from './testing/hall.ts'

const waitingIn = ({ meeting }: Hall) => meeting.waiting.map(({ person }) => person)
const next = (hall: Hall) => nextSpeaker(hall.meeting, (person) => hall.gone.has(person))

function asking(...people: readonly string[]): Hall {
  const hall = Hall.open()
  hall.must(lena, { do: 'openItem', item: id('bus') })
  for (const person of people) hall.must(person, { do: 'askToSpeak', person })
  return hall
}

describe('turns', () => {
  it('[G40] stand in the order of asking, once for each person, and nobody else takes anybody off', () => {
    const hall = asking(moses, asha, sam)
    expect(hall.must(moses, { do: 'askToSpeak', person: moses })).toEqual([])
    expect(waitingIn(hall)).toEqual([moses, asha, sam])
    expect(hall.kindOf(priya, { do: 'takeBackAsk', person: asha })).toBe('notAllowed')
    hall.must(lena, { do: 'openItem', item: id('money') })
    expect(waitingIn(hall)).toEqual([moses, asha, sam])
    hall.must(asha, { do: 'takeBackAsk', person: asha })
    expect(waitingIn(hall)).toEqual([moses, sam])
    hall.must(lena, { do: 'callSpeaker', person: moses, reason: null })
    expect(waitingIn(hall)).toEqual([sam])
  })

  it('[G40] are for those who are here, while the meeting is on', () => {
    const hall = asking()
    hall.must(asha, { do: 'goOut', person: asha })
    expect(hall.kindOf(asha, { do: 'askToSpeak', person: asha })).toBe('notAllowed')
    hall.must(lena, { do: 'end' })
    expect(hall.kindOf(moses, { do: 'askToSpeak', person: moses })).toBe('ended')
  })

  it('[G41] are for the chair too', () => {
    const hall = asking(asha, lena)
    expect(waitingIn(hall)).toEqual([asha, lena])
    hall.must(lena, { do: 'callSpeaker', person: asha, reason: null })
    hall.must(lena, { do: 'callSpeaker', person: lena, reason: null })
    expect(hall.meeting.speaking?.person).toBe(lena)
  })

  it('[G42] [G11] are given by those who lead, who say why where it is not the one suggested', () => {
    const hall = asking(moses, asha)
    expect(next(hall)).toBe(moses)
    expect(hall.kindOf(sam, { do: 'callSpeaker', person: moses, reason: null })).toBe('notAllowed')
    expect(hall.kindOf(lena, { do: 'callSpeaker', person: asha, reason: null })).toBe('invalid')
    hall.must(lena, { do: 'callSpeaker', person: asha, reason: 'She has to leave soon.' })
    expect(hall.meeting.speaking).toMatchObject({ person: asha, reason: 'She has to leave soon.' })
    expect(waitingIn(hall)).toEqual([moses])
  })

  it('[G193] and items do not change for whoever saw another speak, or another item on, than there is now', () => {
    const hall = asking(moses, asha)
    hall.must(lena, { do: 'callSpeaker', person: moses, reason: null, seen: null })
    const call = { do: 'callSpeaker', person: asha, reason: null } as const
    expect(hall.kindOf(lena, { ...call, seen: null })).toBe('alreadyDone')
    expect(hall.kindOf(lena, { ...call, seen: moses })).toBe('done')
    // Where nobody speaks any more nobody is interrupted.
    hall.must(lena, { do: 'endTurn', person: asha })
    expect(hall.kindOf(lena, { ...call, person: sam, seen: asha })).toBe('done')
    const open = { do: 'openItem', item: id('money') } as const
    expect(hall.kindOf(lena, { ...open, seen: null })).toBe('alreadyDone')
    expect(hall.must(lena, { ...open, item: id('bus'), seen: null })).toEqual([])
    expect(hall.kindOf(lena, { ...open, seen: id('bus') })).toBe('done')
    hall.must(lena, { do: 'closeItem', item: id('money') })
    expect(hall.kindOf(lena, { ...open, item: id('bus'), seen: id('money') })).toBe('done')
  })

  it('[G43] pass over who is gone from afar, and keep their place', () => {
    const hall = asking(moses, asha)
    hall.come(moses, { how: 'remote' })
    hall.gone.add(moses)
    expect(next(hall)).toBe(asha)
    expect(waitingIn(hall)).toEqual([moses, asha])
    hall.gone.delete(moses)
    expect(next(hall)).toBe(moses)
    // Whoever is in the room is here, whatever their device does.
    hall.come(moses, { how: 'present' })
    hall.gone.add(moses)
    expect(next(hall)).toBe(moses)
  })

  it('[G44] come one after another, each with its time, in what was on', () => {
    const hall = asking(moses, asha)
    hall.must(lena, { do: 'callSpeaker', person: moses, reason: null })
    hall.pass(30_000)
    hall.must(lena, { do: 'callSpeaker', person: asha, reason: null })
    expect(hall.must(lena, { do: 'callSpeaker', person: asha, reason: null })).toEqual([])
    hall.pass(10_000)
    expect(hall.kindOf(moses, { do: 'endTurn', person: asha })).toBe('notAllowed')
    hall.must(asha, { do: 'endTurn', person: asha })
    expect(hall.must(asha, { do: 'endTurn', person: asha })).toEqual([])
    expect(hall.meeting.spoken).toMatchObject([
      { person: moses, ms: 30_000, item: id('bus') },
      { person: asha, ms: 10_000, item: id('bus') },
    ])
  })
})
