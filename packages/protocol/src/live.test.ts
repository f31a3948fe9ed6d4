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
      })
    }
    for (const after of ['', 'x'.repeat(201), 17, undefined]) {
      expect(liveRequestSchema.safeParse({ type: 'subscribe', space, after }).success).toBe(false)
    }
  })
})
