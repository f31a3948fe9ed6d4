import { describe, expect, it } from 'vitest'
import { eventEnvelopeSchema } from './event.ts'
import { liveMessageSchema, liveRequestSchema } from './live.ts'

const space = 'riversideaaaaaaa'
const event = {
  seq: 17,
  space,
  at: 1_795_600_000_000,
  actor: 'ashaaaaaaaaaaaaa',
  hand: null,
  capacity: 'usesServices',
  audience: { to: 'people', people: ['ashaaaaaaaaaaaaa'] },
  kind: 'memberLeft',
  payload: { why: null },
}

describe('/live', () => {
  it('[P15] an event goes out without its number and without saying who else hears of it', () => {
    const { seq: _seq, audience: _audience, ...told } = eventEnvelopeSchema.parse(event)
    expect(liveMessageSchema.parse({ type: 'event', position: 'sealed', event })).toEqual({
      type: 'event',
      position: 'sealed',
      event: told,
    })
  })

  it('[P15] a subscription begins now or after a position that the server gave out', () => {
    for (const after of [null, 'sealed']) {
      expect(liveRequestSchema.parse({ type: 'subscribe', space, after })).toEqual({
        type: 'subscribe',
        space,
        after,
        meeting: null,
        attends: true,
      })
    }
    for (const after of ['', 'x'.repeat(201), 17, undefined]) {
      expect(liveRequestSchema.safeParse({ type: 'subscribe', space, after }).success).toBe(false)
    }
  })

  it('[P18] a page that shows no meeting, or knows of none, names none', () => {
    const older = { type: 'subscribe', space, after: null }
    expect(liveRequestSchema.parse(older)).toEqual({ ...older, meeting: null, attends: true })
    expect(liveRequestSchema.parse({ ...older, meeting: space })).toEqual({
      ...older,
      meeting: space,
      attends: true,
    })
    expect(liveRequestSchema.safeParse({ ...older, meeting: 'the board' }).success).toBe(false)
  })

  it('[P19] a page says which cards it holds by tokens that nobody could guess, and so many at most', () => {
    const holds = (cards: readonly string[]) => liveRequestSchema.safeParse({ type: 'holds', cards }).success
    const token = 'aB3_-'.repeat(8)
    expect(holds([])).toBe(true)
    expect(holds(Array.from({ length: 20 }, () => token))).toBe(true)
    expect(holds(Array.from({ length: 21 }, () => token))).toBe(false)
    for (const bad of ['short', 'x'.repeat(65), 'with a space in its middle'])
      expect(holds([bad])).toBe(false)
  })

  it('[P19] no message tells of a card and of a person, and of a card it tells the hash', () => {
    const hash = '0123456789abcdef'.repeat(4)
    const cards = { type: 'cards', meeting: space, gone: [hash] }
    const people = { type: 'presence', meeting: space, here: [], lost: [], gone: ['ashaaaaaaaaaaaaa'] }
    expect(liveMessageSchema.parse({ ...cards, here: ['ashaaaaaaaaaaaaa'] })).toEqual(cards)
    expect(liveMessageSchema.parse({ ...people, cards: [hash] })).toEqual(people)
    expect(liveMessageSchema.safeParse({ ...cards, gone: ['aB3_-'.repeat(8)] }).success).toBe(false)
  })
})
