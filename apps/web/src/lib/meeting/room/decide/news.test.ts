import { evolveMeeting, type MeetingEvent } from '@alongside/meeting'
import { describe, expect, it } from 'vitest'
import { asha, lena, meetingAfter, moses } from '../testing.ts'
import { decideNews } from './news.ts'
import { decideNewsWords } from './news-words.ts'
import { agrees, both, closes, decides, late, opens } from './testing.ts'

/** What somebody hears of the last of these things. */
function heardBy(me: string, ...events: readonly MeetingEvent[]): readonly string[] {
  const last = events.at(-1)!
  const before = meetingAfter(...both, ...events.slice(0, -1))
  const after = evolveMeeting(before, last, { at: 1_795_700_000_000, actor: lena })
  return decideNews(last, before, after, me).map(decideNewsWords)
}

describe('what somebody is told of votes, decisions and actions', () => {
  it('is the question as it is opened, and the result as it is closed', () => {
    expect(heardBy(asha, opens())).toEqual(['Vote now: Shall we?'])
    const given = [{ person: moses, capacity: 'unpaidCarer' as const, answer: 'cannotAgree' }]
    expect(heardBy(asha, opens(), closes(given))).toEqual([
      'The vote is closed: Shall we? An objection: 1 person cannot agree.',
    ])
  })

  it('is to whoever came late that it does not count, and to nobody else', () => {
    expect(heardBy(asha, opens(), closes(), late(asha))).toEqual([
      'Your vote came after the close. It is shown as late and does not count.',
    ])
    expect(heardBy(moses, opens(), closes(), late(asha))).toEqual([])
  })

  it('is what was decided, and that it was put right', () => {
    expect(heardBy(asha, decides())).toEqual(['A decision is recorded: We do.'])
    expect(heardBy(asha, decides(), decides(null, 'We do not.'))).toEqual([
      'A decision was put right: We do not.',
    ])
  })

  it('is once to those who are to do something that they are', () => {
    expect(heardBy(asha, agrees(asha, moses))).toEqual(['You were asked to take something on: Ask.'])
    expect(heardBy(moses, agrees(asha, moses))).toEqual(['You were asked to help with something: Ask.'])
    expect(heardBy(lena, agrees(asha, moses))).toEqual([])
    expect(heardBy(asha, agrees(asha), agrees(asha, moses))).toEqual([])
  })
})
