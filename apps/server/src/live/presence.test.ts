import { beforeEach, describe, expect, it } from 'vitest'
import { createClock, type Clock } from '../jobs/testing/clock.ts'
import { createPresence, hashOfCard, type Presence } from './presence.ts'

const meeting = 'meeting'
const second = 1_000
const goneMs = 120 * second
const cardsEveryMs = 30 * second
const token = 'a token that nobody guesses'
const hash = hashOfCard(token)

let clock: Clock
let presence: Presence
let told: string[]
beforeEach(() => {
  clock = createClock(1_000_000 * cardsEveryMs)
  const { after } = clock
  presence = createPresence({ now: () => clock.now, after, goneMs, cardsEveryMs })
  told = []
  presence.subscribe((where, what) => told.push(`${where} ${what}`))
})

const isGone = (person: string) => presence.gone(meeting)(person)
const isGoneCard = (of = hash) => presence.goneCards(meeting)(of)
const nobody = new Map<string, number>()
const expectCards = (...hashes: string[]) =>
  presence.expect(meeting, { people: nobody, cards: new Map(hashes.map((one) => [one, clock.now])) })

describe('who is in a meeting', () => {
  it('[D47] is here with any socket, lost once the last has ended, and gone two minutes after that', () => {
    const sockets = [presence.enter(meeting, 'asha'), presence.enter(meeting, 'asha')]
    expect(presence.people(meeting)).toEqual({ here: ['asha'], lost: [], gone: [] })
    sockets[0]?.leave()
    sockets[0]?.leave()
    expect([...presence.here(meeting)]).toEqual(['asha'])
    sockets[1]?.leave()
    expect(presence.people(meeting)).toEqual({ here: [], lost: ['asha'], gone: [] })
    clock.pass(goneMs - 1)
    expect(isGone('asha')).toBe(false)
    presence.enter(meeting, 'moses')
    clock.pass(1)
    expect(presence.people(meeting)).toEqual({ here: ['moses'], lost: [], gone: ['asha'] })
    expect([isGone('asha'), isGone('moses')]).toEqual([true, false])
  })

  it('[D47] is here again whoever comes back, and the two minutes begin anew when they are lost again', () => {
    const moses = presence.enter(meeting, 'moses')
    presence.enter(meeting, 'asha').leave()
    clock.pass(goneMs - second)
    const back = presence.enter(meeting, 'asha')
    clock.pass(2 * goneMs)
    expect(isGone('asha')).toBe(false)
    back.leave()
    clock.pass(goneMs - second)
    expect(isGone('asha')).toBe(false)
    clock.pass(second)
    expect(isGone('asha')).toBe(true)
    presence.enter(meeting, 'asha')
    expect(presence.people(meeting)).toEqual({ here: ['moses', 'asha'], lost: [], gone: [] })
    moses.leave()
  })

  it('[D47] is so in each meeting by itself', () => {
    presence.enter(meeting, 'asha')
    const other = presence.enter('other', 'asha')
    other.leave()
    clock.pass(goneMs)
    expect([isGone('asha'), presence.gone('other')('asha')]).toEqual([false, true])
  })

  it('[D47] it is told when somebody comes, is lost and is gone, and not with each of their sockets', () => {
    const first = presence.enter(meeting, 'asha')
    const next = presence.enter(meeting, 'asha')
    expect(told.splice(0)).toEqual(['meeting people'])
    first.leave()
    expect(told).toEqual([])
    next.leave()
    expect(told.splice(0)).toEqual(['meeting people'])
    clock.pass(goneMs - 1)
    expect(told).toEqual([])
    clock.pass(1)
    expect(told).toEqual(['meeting people'])
  })

  it('[D48] of whom a process has not seen since it was started, the two minutes count from then', () => {
    clock.pass(goneMs - 1)
    expect([isGone('asha'), isGoneCard()]).toEqual([false, false])
    clock.pass(1)
    expect([isGone('asha'), isGoneCard()]).toEqual([true, true])
    presence.enter(meeting, 'asha')
    expect(isGone('asha')).toBe(false)
  })

  it('[D48] who is looked for and was never seen is lost at first, and gone two minutes after the start', () => {
    const longAgo = clock.now - 10 * goneMs
    presence.enter(meeting, 'moses')
    presence.expect(meeting, { people: new Map([['asha', longAgo]]), cards: new Map([[hash, longAgo]]) })
    expect(presence.people(meeting)).toEqual({ here: ['moses'], lost: ['asha'], gone: [] })
    clock.pass(goneMs)
    expect(presence.people(meeting)).toEqual({ here: ['moses'], lost: [], gone: ['asha'] })
    expect(presence.goneCardsIn(meeting)).toEqual([hash])
  })

  it('[D48] who began to be looked for later than that has two minutes from then', () => {
    clock.pass(10 * goneMs)
    presence.enter(meeting, 'moses')
    presence.expect(meeting, { people: new Map([['asha', clock.now]]), cards: new Map([[hash, clock.now]]) })
    expect([isGone('asha'), isGoneCard()]).toEqual([false, false])
    clock.pass(goneMs)
    expect([isGone('asha'), isGoneCard()]).toEqual([true, true])
  })

  it('[D48] is forgotten once all are gone, and remains gone', () => {
    presence.enter(meeting, 'asha').leave()
    clock.pass(goneMs)
    expect(presence.people(meeting)).toEqual({ here: [], lost: [], gone: [] })
    expect(isGone('asha')).toBe(true)
  })
})

describe('an unnamed card', () => {
  it('[D52] is without its owner once no socket has held it for two minutes', () => {
    presence.enter(meeting, 'moses')
    const sockets = [presence.enter(meeting, 'asha'), presence.enter(meeting, 'asha')]
    for (const socket of sockets) socket.holds([token])
    expectCards(hash)
    sockets[0]?.leave()
    clock.pass(2 * goneMs)
    expect([isGoneCard(), presence.goneCardsIn(meeting)]).toEqual([false, []])
    sockets[1]?.leave()
    clock.pass(goneMs - 1)
    expect(isGoneCard()).toBe(false)
    clock.pass(1)
    expect([isGoneCard(), presence.goneCardsIn(meeting)]).toEqual([true, [hash]])
  })

  it('[D52] is told of at times that have nothing to do with when its owner left or came back', () => {
    presence.enter(meeting, 'moses')
    const before = presence.enter(meeting, 'asha')
    before.holds([token])
    expectCards(hash)
    clock.pass(cardsEveryMs / 3)
    told = []
    before.leave()
    clock.pass(goneMs)
    expect(told.splice(0)).toEqual(['meeting people', 'meeting people'])
    expect([isGone('asha'), isGoneCard()]).toEqual([true, false])
    clock.pass((2 / 3) * cardsEveryMs)
    expect([told.splice(0), isGoneCard()]).toEqual([['meeting cards'], true])
    clock.pass(second)
    const again = presence.enter(meeting, 'asha')
    again.holds([token])
    expect([told.splice(0), isGoneCard()]).toEqual([['meeting people'], true])
    clock.pass(cardsEveryMs)
    expect([told, isGoneCard(), presence.goneCardsIn(meeting)]).toEqual([['meeting cards'], false, []])
  })

  it('[D52] is held by what was said last: what is laid down is forgotten unless the meeting looks for it', () => {
    clock.pass(goneMs)
    presence.enter(meeting, 'moses')
    const asha = presence.enter(meeting, 'asha')
    const others = [hashOfCard('another token'), hashOfCard('a third token')]
    asha.holds([token, 'another token', 'a third token'])
    expectCards(hash)
    expect([hash, ...others].map(isGoneCard)).toEqual([false, false, false])
    asha.holds(['a third token'])
    expect([hash, ...others].map(isGoneCard)).toEqual([false, true, false])
    clock.pass(goneMs)
    expect([hash, ...others].map(isGoneCard)).toEqual([true, true, false])
    expectCards()
    clock.pass(cardsEveryMs)
    expect(presence.goneCardsIn(meeting)).toEqual([])
  })

  it('[D52] that the meeting does not look for is kept for two minutes, and never told of', () => {
    clock.pass(goneMs)
    presence.enter(meeting, 'moses')
    const asha = presence.enter(meeting, 'asha')
    asha.holds([token])
    asha.leave()
    clock.pass(goneMs - 1)
    expect(isGoneCard()).toBe(false)
    clock.pass(1)
    expect([isGoneCard(), presence.goneCardsIn(meeting)]).toEqual([true, []])
    expect(told).not.toContain('meeting cards')
  })

  it('[D52] is held by nobody once its owner may not be in the meeting any more, whatever their page says', () => {
    presence.enter(meeting, 'moses')
    const asha = presence.enter(meeting, 'asha')
    asha.leave()
    asha.holds([token])
    expectCards(hash)
    clock.pass(goneMs)
    expect(isGoneCard()).toBe(true)
  })
})

it('[D48] waits for nothing more once it is closed', () => {
  const asha = presence.enter(meeting, 'asha')
  asha.holds([token])
  asha.leave()
  presence.close()
  told = []
  clock.pass(goneMs)
  expect(told).toEqual([])
})
