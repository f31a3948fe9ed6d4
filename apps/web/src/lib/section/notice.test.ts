import { describe, expect, it } from 'vitest'
import { newsOfNobody, newsOfRights, noticeWords } from './notice.ts'

describe('what is told of a right that moved', () => {
  it('names who changed it, and why', () => {
    expect(newsOfRights('edit', 'read', 'Lena', 'For a while.')).toEqual({
      is: 'rightsLess',
      by: 'Lena',
      reason: 'For a while.',
    })
    expect(newsOfRights('edit', 'own', 'Lena', null)).toBeNull()
  })

  it('tells who may comment and not write, from now on or no more', () => {
    const by = { by: 'Lena', reason: 'For a while.' }
    expect(newsOfRights('comment', 'read', 'Lena', 'For a while.')).toEqual({ is: 'rightsLess', ...by })
    expect(newsOfRights('edit', 'comment', 'Lena', 'For a while.')).toEqual({ is: 'rightsComment', ...by })
    expect(newsOfRights('read', 'comment', 'Lena', 'For a while.')).toEqual({ is: 'rightsComment', ...by })
    expect(noticeWords({ is: 'rightsComment', ...by })).toContain('You can read and comment here now.')
  })

  it('says that something was erased, and no word of what', () => {
    expect(noticeWords({ is: 'erased', by: 'Olga', reason: 'It named a person.' })).toBe(
      'Olga has removed words from this text for good: It named a person. You see the text as it is now.',
    )
    expect(noticeWords({ is: 'erased', by: 'Olga', reason: null })).toBe(
      'Olga has removed words from this text for good. You see the text as it is now.',
    )
    expect(noticeWords({ is: 'setBack' })).toBe(
      'Something in this text was erased for good. You see the text as it is now.',
    )
  })

  it('blames nobody where a guest’s link was used up, and says when they may go on', () => {
    expect(newsOfNobody('edit', 'comment', true, 1_000)).toEqual({ is: 'linkFull', until: 3_661_000 })
    expect(newsOfNobody('suggest', 'comment', true, 1_000)).toEqual({ is: 'linkFull', until: 3_661_000 })
    expect(newsOfNobody('comment', 'suggest', true, 1_000)).toEqual({ is: 'linkGoesOn' })
    expect(newsOfNobody('comment', 'edit', true, 1_000)).toEqual({ is: 'linkGoesOn' })
    expect(newsOfNobody('read', 'comment', true, 1_000)).toBeNull()
    const until = new Date(2026, 2, 4, 15, 40).getTime()
    expect(noticeWords({ is: 'linkFull', until })).toContain('from 15:40 at the latest')
  })

  it('says to members that a part is open once what it waited for is there', () => {
    expect(newsOfNobody('comment', 'edit', false, 1_000)).toEqual({ is: 'opened' })
    expect(newsOfNobody('edit', 'read', false, 1_000)).toMatchObject({ is: 'rightsLess', by: null })
  })
})
