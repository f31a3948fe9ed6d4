import type { MeetingEvent } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { hasHappened, isLetGoOnceSo } from './has-happened.ts'
import { asha, asks, comesIn, id, isCalled, item, itemOn, meetingAfter, opened } from './testing.ts'

const here = [...opened, comesIn(asha)]
const card = 'cardaaaaaaaaaaaa'
const raised = {
  kind: 'cardRaised' as const,
  payload: { meeting: id, card, colour: 'red' as const, by: { as: 'named' as const, person: asha } },
}

describe('what was pressed is part of a meeting', () => {
  it.each([
    [
      'coming in',
      { do: 'comeIn', capacity: 'usesServices', how: 'present', attends: { as: 'self' } },
      opened,
      here,
    ],
    ['asking to speak', { do: 'askToSpeak', person: asha }, here, [...here, asks(asha)]],
    ['taking that back', { do: 'takeBackAsk', person: asha }, [...here, asks(asha)], here],
    ['calling', { do: 'callSpeaker', person: asha, reason: null }, here, [...here, isCalled(asha)]],
    ['ending a turn', { do: 'endTurn', person: asha }, [...here, isCalled(asha)], here],
    ['opening an item', { do: 'openItem', item }, here, [...here, itemOn]],
    ['closing it', { do: 'closeItem', item }, [...here, itemOn], here],
    [
      'a card',
      { do: 'raiseCard', card, colour: 'red', by: { as: 'named', person: asha } },
      here,
      [...here, raised],
    ],
    ['taking it down', { do: 'lowerCard', card, token: null }, [...here, raised], here],
  ] satisfies [string, MeetingAsk, readonly MeetingEvent[], readonly MeetingEvent[]][])(
    '%s',
    (_what, ask, before, after) => {
      expect(hasHappened(meetingAfter(...before), ask, asha)).toBe(false)
      expect(hasHappened(meetingAfter(...after), ask, asha)).toBe(true)
    },
  )
})

it('what would be done again if it were sent late is let go of once it is so, and what has an id of ours is not', () => {
  expect(isLetGoOnceSo({ do: 'askToSpeak', person: asha })).toBe(true)
  expect(isLetGoOnceSo({ do: 'closeItem', item })).toBe(true)
  const by = { as: 'named', person: asha } as const
  expect(isLetGoOnceSo({ do: 'raiseCard', card, colour: 'red', by })).toBe(false)
  expect(isLetGoOnceSo({ do: 'castBallot', vote: item, person: asha, answer: 'happy', reason: '' })).toBe(
    false,
  )
})
