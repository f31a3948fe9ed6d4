import { evolveMeeting, type MeetingEvent } from '@alongside/meeting'
import { describe, expect, it } from 'vitest'
import { newsOf, type News } from './news.ts'
import {
  asha,
  asks,
  comesIn,
  finishes,
  id,
  isCalled,
  item,
  itemOff,
  itemOn,
  leaves,
  lena,
  meetingAfter,
  moses,
  opened,
} from './testing.ts'

const card = 'cardaaaaaaaaaaaa'

/** What somebody hears of the last of these things. */
function heardBy(me: string, events: readonly MeetingEvent[], mine: readonly string[] = []): readonly News[] {
  const last = events.at(-1)!
  const before = meetingAfter(...events.slice(0, -1))
  const after = evolveMeeting(before, last, { at: 1_795_700_000_000, actor: lena })
  return newsOf(last, before, after, { me, isMine: (one) => mine.includes(one), isGone: () => false })
}

const raised = (by: 'named' | 'unnamed', colour: 'red' | 'green' = 'red'): MeetingEvent => ({
  kind: 'cardRaised',
  payload: {
    meeting: id,
    card,
    colour,
    by: by === 'named' ? { as: 'named', person: moses } : { as: 'unnamed', hash: '0'.repeat(64) },
  },
})
const lowered = (reason: string | null): MeetingEvent => ({
  kind: 'cardLowered',
  payload: { meeting: id, card, reason },
})

describe('what somebody is told of a meeting', () => {
  it('is that it is their turn, and for others who speaks', () => {
    const events = [...opened, comesIn(asha), asks(asha), isCalled(asha)]
    expect(heardBy(asha, events)).toEqual([{ is: 'yourTurn' }])
    expect(heardBy(lena, events)).toEqual([{ is: 'speaks', person: asha }])
  })

  it('is that a meeting is called off, and why', () => {
    const off = { kind: 'meetingCalledOff' as const, payload: { meeting: id, reason: 'Snow.' } }
    expect(heardBy(asha, [...opened.slice(0, 2), off])).toEqual([{ is: 'calledOff', reason: 'Snow.' }])
  })

  it('is once that they are next, when that becomes so', () => {
    const both = [...opened, comesIn(asha), comesIn(moses), asks(moses), asks(asha)]
    expect(heardBy(asha, both)).toEqual([])
    expect(heardBy(asha, [...both, isCalled(moses)])).toEqual([
      { is: 'speaks', person: moses },
      { is: 'youAreNext' },
    ])
    expect(heardBy(asha, [...both, isCalled(moses), finishes(moses)])).toEqual([])
  })

  it('is the item that is on, and to whoever is to leave it that they are out of it and in again', () => {
    const events = [...opened, comesIn(asha), ...leaves(asha), itemOn]
    expect(heardBy(moses, events)).toEqual([{ is: 'itemOn', item: item }])
    expect(heardBy(asha, events)).toEqual([{ is: 'out', item: item }])
    expect(heardBy(asha, [...events, itemOff])).toEqual([{ is: 'backIn' }])
    expect(heardBy(moses, [...events, itemOff])).toEqual([{ is: 'itemClosed' }])
  })

  it('is a card with the name of whoever holds it up, or none, and not one of their own', () => {
    const here = [...opened, comesIn(moses), itemOn]
    expect(heardBy(lena, [...here, raised('named')])).toEqual([{ is: 'card', colour: 'red', person: moses }])
    expect(heardBy(lena, [...here, raised('unnamed')])).toEqual([{ is: 'card', colour: 'red', person: null }])
    expect(heardBy(lena, [...here, raised('unnamed')], [card])).toEqual([])
  })

  it('is that the time goes on, and to its owner why a card was taken down', () => {
    const up = [...opened, comesIn(moses), itemOn, raised('unnamed')]
    expect(heardBy(lena, [...up, lowered(null)])).toEqual([{ is: 'goesOn' }])
    expect(heardBy(moses, [...up, lowered('We talked about it.')], [card])).toEqual([
      { is: 'lowered', reason: 'We talked about it.' },
    ])
    const green = [...opened, comesIn(moses), itemOn, raised('unnamed', 'green'), lowered(null)]
    expect(heardBy(lena, green)).toEqual([])
  })

  it('is what was decided of their interest, and nothing of that of another', () => {
    const events = [...opened, comesIn(asha), ...leaves(asha)]
    expect(heardBy(asha, events)).toEqual([{ is: 'decided', item: item, effect: 'leave', reason: 'y' }])
    expect(heardBy(moses, events)).toEqual([])
  })
})
