import { expect, it } from 'vitest'
import { asha, item } from '../testing.ts'
import { refusalWords } from '../words.ts'
import { vote } from './testing.ts'

const words = 'refused'

it('a refusal says what stands in the way, and of a vote that it is closed and not that the meeting is over', () => {
  expect(refusalWords({ do: 'closeItem', item }, { kind: 'notAllowed', words, field: 'vote' })).toBe(
    'A vote is open. Close it first, or call it off.',
  )
  expect(refusalWords({ do: 'takeBackBallot', vote, person: asha }, { kind: 'ended', words })).toMatch(
    /^This vote is closed/,
  )
  expect(refusalWords({ do: 'closeVote', vote }, { kind: 'ended', words, field: 'key' })).toMatch(
    /its key is gone/,
  )
  const method = { by: 'consent' } as const
  const opening = { do: 'openVote', vote, item, question: 'q', method, secret: false } as const
  expect(refusalWords(opening, { kind: 'notAllowed', words })).toMatch(/^Only the chair or the facilitator/)
  expect(refusalWords(opening, { kind: 'notAllowed', words, field: 'vote' })).toMatch(/one at a time/)
  expect(refusalWords({ do: 'end' }, { kind: 'ended', words })).toMatch(/^The meeting is over/)
})
