import { describe, expect, it } from 'vitest'
import { answersCloseAt } from './after.ts'
import { unnamedWords } from './learned.ts'
import { asha, everybody, Hall, id, lena, moses, sam } from './testing/hall.ts'
import { uniteIn } from './unite.ts'
import { meetingFrom, viewFor } from './view.ts'

const say = (person: string, words: string) => ({ do: 'sayLesson', person, words }) as const
const itself = (person: string): string => person

function over(): Hall {
  const hall = Hall.open()
  hall.must(lena, { do: 'end' })
  return hall
}

describe('what was learned', () => {
  it('[G162] is said with one’s name once the meeting is over, put otherwise and taken back', () => {
    const hall = Hall.open()
    expect(hall.kindOf(asha, say(asha, 'Breaks help.'))).toBe('notAllowed')
    expect(answersCloseAt(hall.meeting, 10)).toBeNull()
    hall.must(lena, { do: 'end' })
    expect(answersCloseAt(hall.meeting, 10)).toBe(hall.at + 10)
    hall.must(asha, say(asha, 'Breaks help.'))
    expect(hall.must(asha, say(asha, 'Breaks help.'))).toEqual([])
    hall.must(sam, say(moses, 'Speak up.'))
    expect(hall.log.at(-1)?.actor).toBe(moses)
    hall.must(asha, say(asha, 'Breaks help me.'))
    expect(hall.kindOf(asha, say(moses, 'No.'))).toBe('notAllowed')
    const view = viewFor(hall.meeting, { person: moses, mayRead: () => false, mayPrepare: false })
    expect([...meetingFrom(view).lessons.values()]).toEqual([
      { person: asha, words: 'Breaks help me.' },
      { person: moses, words: 'Speak up.' },
    ])
    hall.must(asha, { do: 'takeLessonBack', person: asha })
    expect(hall.must(asha, { do: 'takeLessonBack', person: asha })).toEqual([])
    hall.meeting = { ...hall.meeting, phase: 'approved' }
    expect(hall.kindOf(asha, say(asha, 'Late.'))).toBe('ended')
    expect(hall.kindOf(moses, { do: 'takeLessonBack', person: moses })).toBe('ended')
  })

  it('[G163] is said by those who were there alone, also by a guest who has an account by now', () => {
    const hall = over()
    const account = id('account')
    expect(hall.kindOf(account, say(account, 'w'))).toBe('notFound')
    expect(hall.kindOf(sam, say(account, 'w'))).toBe('notFound')
    hall.must(moses, say(moses, 'As a guest.'))
    hall.meeting = uniteIn(hall.meeting, moses, account)
    expect([...hall.meeting.lessons.values()]).toEqual([{ person: account, words: 'As a guest.' }])
    hall.must(account, say(account, 'w'))
    expect(hall.must(account, { do: 'takeLessonBack', person: account })).toHaveLength(1)
    expect(hall.meeting.lessons.size).toBe(0)
  })

  it('[G164] without names is shown once five people wrote, and not at all of fewer', () => {
    const hall = over()
    const given = everybody.map((person) => ({ person, ballot: `by ${person}` }))
    expect(unnamedWords(hall.meeting, given, itself)).toEqual({
      are: 'shown',
      words: given.map(({ ballot }) => ballot),
    })
    expect(unnamedWords(hall.meeting, given.slice(1), itself)).toEqual({ are: 'tooFew' })
    expect(unnamedWords(hall.meeting, [], itself)).toEqual({ are: 'shown', words: [] })
    const stranger = { person: id('stranger'), ballot: 'w' }
    expect(unnamedWords(hall.meeting, [...given.slice(1), stranger], itself)).toEqual({ are: 'tooFew' })
    const twice = (person: string) => (person === sam ? lena : person)
    expect(unnamedWords(hall.meeting, given, twice)).toEqual({ are: 'tooFew' })
    // Whoever wrote as a guest, and has an account by now, wrote all the same.
    const account = id('account')
    const now = (person: string) => (person === moses ? account : person)
    const meeting = uniteIn(hall.meeting, moses, account)
    expect(unnamedWords(meeting, given, now)).toMatchObject({ are: 'shown', words: { length: 5 } })
    hall.must(asha, say(asha, 'With my name.'))
    expect(unnamedWords(hall.meeting, given, itself)).toEqual({ are: 'tooFew' })
    const hers = given.filter(({ person }) => person === asha)
    expect(unnamedWords(hall.meeting, hers, itself)).toEqual({ are: 'shown', words: [] })
  })
})
