import type { MeetingEvent } from '@alongside/meeting'
import type { MeetingAsk } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import { agrees, both, closes, decides, late, opens, vote, votes } from './decide/testing.ts'
import { hasHappened } from './has-happened.ts'
import { asha, asks, comesIn, id, isCalled, item, itemOn, lena, meetingAfter, opened } from './testing.ts'

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

describe('what was pressed in a vote', () => {
  const ask = { do: 'castBallot', vote, person: asha, answer: 'happy', reason: '' } as const
  const cast: MeetingEvent = {
    kind: 'ballotCast',
    payload: {
      meeting: id,
      item,
      vote,
      ballot: { person: asha, capacity: 'usesServices', answer: 'happy', reason: '' },
    },
  }

  it('is part of the meeting as one’s own ballot, and as one that came late', () => {
    expect(hasHappened(meetingAfter(...both, opens()), ask, asha)).toBe(false)
    expect(hasHappened(meetingAfter(...both, opens(), cast, votes(asha)), ask, asha)).toBe(true)
    const changed = { ...ask, answer: 'notSure' } as const
    expect(hasHappened(meetingAfter(...both, opens(), cast, votes(asha)), changed, asha)).toBe(false)
    expect(hasHappened(meetingAfter(...both, opens(), closes(), late(asha)), ask, asha)).toBe(true)
  })

  it('cannot be seen of a box, nor of another’s ballot', () => {
    expect(hasHappened(meetingAfter(...both, opens({ secret: true }), votes(asha)), ask, asha)).toBeNull()
    expect(hasHappened(meetingAfter(...both, opens(), votes(asha)), ask, lena)).toBeNull()
    expect(hasHappened(meetingAfter(...both, opens({ secret: true })), ask, asha)).toBe(false)
  })
})

describe('what was pressed about decisions and actions', () => {
  const decision = 'decisionaaaaaaaa'
  const ask = {
    do: 'recordDecision',
    decision,
    item,
    words: 'We do.',
    vote,
    effective: null,
    review: null,
  } as const
  const dissents: MeetingEvent = {
    kind: 'dissented',
    payload: { meeting: id, item, decision, person: asha, words: 'No lift.' },
  }

  it('is part of the meeting once it stands there in the same words', () => {
    expect(hasHappened(meetingAfter(...both), ask, lena)).toBe(false)
    expect(hasHappened(meetingAfter(...both, decides()), ask, lena)).toBe(true)
    expect(hasHappened(meetingAfter(...both, decides()), { ...ask, review: '2027-06-01' }, lena)).toBe(false)
  })

  it('is a dissent until it is taken back', () => {
    const said = meetingAfter(...both, decides(), dissents)
    const says = { do: 'dissent', decision, person: asha, words: 'No lift.' } as const
    const takesBack = { do: 'takeDissentBack', decision, person: asha } as const
    expect([hasHappened(said, says, asha), hasHappened(said, takesBack, asha)]).toEqual([true, false])
    const before = meetingAfter(...both, decides())
    expect([hasHappened(before, says, asha), hasHappened(before, takesBack, asha)]).toEqual([false, true])
  })

  it('is an action as it was agreed, and how it was told to stand', () => {
    const agreed = meetingAfter(...both, agrees(asha))
    const action = 'actionaaaaaaaaaa'
    const agreeing = { do: 'agreeAction', action, item, words: 'Ask.', owner: asha, due: null } as const
    expect(hasHappened(agreed, { ...agreeing, helper: null }, lena)).toBe(true)
    expect(hasHappened(agreed, { ...agreeing, helper: lena }, lena)).toBe(false)
    const telling = { do: 'tellAction', action, evidence: '' } as const
    expect(hasHappened(agreed, { ...telling, status: 'open' }, asha)).toBe(true)
    expect(hasHappened(agreed, { ...telling, status: 'done' }, asha)).toBe(false)
  })
})
