import { describe, expect, it } from 'vitest'
import { effectOn, isOutOf } from './interest.ts'
import { asha, Hall, id, lena, moses, priya, sam } from './testing/hall.ts'

const bus = id('bus')

function declared(person = moses, by = person): Hall {
  const hall = Hall.open()
  hall.must(by, {
    do: 'declareInterest',
    interest: id('i'),
    person,
    item: bus,
    sort: 'personal',
    nature: 'My street.',
  })
  return hall
}

const decide = (effect: 'stayAndSpeak' | 'speakNoVote' | 'leave', interest = id('i')) =>
  ({ do: 'decideInterest', interest, effect, reason: 'It is close.' }) as const

describe('interests', () => {
  it('[G30] mean to stay and speak until something else was decided, on their item alone, the strictest of several', () => {
    const hall = declared()
    expect(effectOn(hall.meeting, moses, bus)).toBe('stayAndSpeak')
    hall.must(lena, decide('speakNoVote'))
    expect(hall.must(lena, decide('speakNoVote'))).toEqual([])
    const more = { person: moses, item: bus, sort: 'financial', nature: 'I sell buses.' } as const
    hall.must(moses, { do: 'declareInterest', interest: id('j'), ...more })
    expect(effectOn(hall.meeting, moses, bus)).toBe('speakNoVote')
    hall.must(lena, decide('leave', id('j')))
    expect([effectOn(hall.meeting, moses, bus), effectOn(hall.meeting, moses, id('money'))]).toEqual([
      'leave',
      'stayAndSpeak',
    ])
    expect(effectOn(hall.meeting, asha, bus)).toBe('stayAndSpeak')
    hall.must(moses, { do: 'withdrawInterest', interest: id('j') })
    expect(effectOn(hall.meeting, moses, bus)).toBe('speakNoVote')
    expect(hall.kindOf(lena, decide('leave', id('j')))).toBe('ended')
  })

  it('[G31] [G12] are decided by another who leads, openly and with a reason, and answered by the person', () => {
    const hall = declared(moses, sam)
    expect(hall.log.at(-1)?.actor).toBe(moses)
    expect(hall.kindOf(priya, decide('leave'))).toBe('notAllowed')
    expect(hall.kindOf(moses, { do: 'replyToInterest', interest: id('i'), words: 'No.' })).toBe('notAllowed')
    hall.must(lena, decide('leave'))
    expect(hall.meeting.interests.get(id('i'))?.decided).toMatchObject({ by: lena, reason: 'It is close.' })
    expect(hall.kindOf(asha, { do: 'replyToInterest', interest: id('i'), words: 'No.' })).toBe('notAllowed')
    hall.must(lena, { do: 'end' })
    hall.must(moses, { do: 'replyToInterest', interest: id('i'), words: 'I live there, that is all.' })
    expect(hall.meeting.interests.get(id('i'))?.reply).toBe('I live there, that is all.')
    const own = declared(lena)
    expect(own.kindOf(lena, decide('stayAndSpeak'))).toBe('notAllowed')
  })

  it('[G32] to leave holds while the item is on, from the next word on, and ends by itself', () => {
    const hall = declared()
    const isOut = () => isOutOf(hall.meeting, moses, bus)
    hall.must(lena, { do: 'openItem', item: bus })
    hall.must(moses, { do: 'askToSpeak', person: moses })
    hall.must(lena, { do: 'callSpeaker', person: moses, reason: null })
    hall.must(lena, decide('leave'))
    expect([hall.meeting.speaking, isOut()]).toEqual([null, true])
    expect(hall.kindOf(moses, { do: 'askToSpeak', person: moses })).toBe('notAllowed')
    expect(hall.kindOf(lena, { do: 'callSpeaker', person: moses, reason: null })).toBe('notAllowed')
    expect(hall.kindOf(moses, { do: 'withdrawInterest', interest: id('i') })).toBe('notAllowed')
    hall.must(lena, { do: 'openItem', item: id('money') })
    expect(isOut()).toBe(false)
    hall.must(moses, { do: 'askToSpeak', person: moses })
  })
})
