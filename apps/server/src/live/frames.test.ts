import { liveMessageSchema, type EventEnvelope } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { createFrames } from './frames.ts'
import { createPositions } from './position.ts'

const space = 'riversideaaaaaaa'
const positions = createPositions('a secret of at least thirty-two characters')

function renamed(seq: number): EventEnvelope {
  const by = { at: 1, actor: null, hand: null, capacity: null, audience: { to: 'space' } } as const
  return { ...by, seq, space, kind: 'spaceRenamed', payload: { name: `Name ${seq}` } }
}

it('[D53] an event is made into what is told of it once, however many hear of it', () => {
  const frameOf = createFrames(positions)
  const [first, second] = [renamed(1), renamed(2)]
  expect(frameOf(first)).toBe(frameOf(first))
  expect(frameOf(second)).not.toEqual(frameOf(first))
  // Read anew from the log it is told anew, so that no two times it is read can be seen to be the same.
  expect(frameOf(renamed(1))).not.toEqual(frameOf(first))
})

it('[D53] each event is told with its own position, and without its number and whom it is for', () => {
  const told = liveMessageSchema.parse(JSON.parse(createFrames(positions)(renamed(7)).toString()))
  if (told.type !== 'event') throw new Error('it tells of no event')
  expect(positions.open(space, told.position)).toBe(7)
  const { seq: _seq, audience: _audience, ...event } = renamed(7)
  expect(told.event).toEqual(event)
})
