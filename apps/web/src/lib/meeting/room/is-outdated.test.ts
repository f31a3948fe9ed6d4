import { expect, it } from 'vitest'
import { both, closes, opens } from './decide/testing.ts'
import { isOutdated } from './is-outdated.ts'
import { asha, id, meetingAfter } from './testing.ts'

it('an open vote stands in the way until it is closed, and a red card until it is down', () => {
  const card = 'cardaaaaaaaaaaaa'
  const raised = {
    kind: 'cardRaised' as const,
    payload: { meeting: id, card, colour: 'red' as const, by: { as: 'named' as const, person: asha } },
  }
  const vote = { field: 'vote' }
  expect(isOutdated(meetingAfter(...both, opens()), vote)).toBe(false)
  expect(isOutdated(meetingAfter(...both, opens(), closes()), vote)).toBe(true)
  expect(isOutdated(meetingAfter(...both, raised), { field: 'card' })).toBe(false)
  expect(isOutdated(meetingAfter(...both), { field: 'card' })).toBe(true)
  expect(isOutdated(meetingAfter(...both), { field: undefined })).toBe(false)
})
