import type { MyVote } from '@alongside/allocation'
import { expect, it } from 'vitest'
import type { Answer } from '#lib/api.ts'
import { OwnVote } from './own-vote.ts'

const ballot = { by: 'pick' as const, chosen: ['lunchclubaaaaaaa'] }
const found = (mine: MyVote['ballot']): Answer<MyVote> => ({
  ok: true,
  value: { isLost: false, capacity: mine === null ? null : 'unpaidCarer', ballot: mine },
})
const unreachable = { ok: false, status: 0, trouble: { kind: 'unreachable', words: '' } } as const

it('what lies in the box is known once it was looked up', async () => {
  const own = new OwnVote(() => Promise.resolve(found(ballot)))
  expect(own.state).toBe('unknown')
  await own.bring()
  expect([own.state, own.ballot, own.capacity]).toEqual(['known', ballot, 'unpaidCarer'])
})

it('what could not be looked up is not taken for nothing', async () => {
  const own = new OwnVote(() => Promise.resolve(unreachable))
  await own.bring()
  expect(own.state).toBe('failed')
})

it('what was taken back meanwhile does not come again with an answer that does not know of it', async () => {
  let answer: (mine: Answer<MyVote>) => void = () => undefined
  const own = new OwnVote(() => new Promise((resolve) => (answer = resolve)))
  const brought = own.bring()
  own.forget()
  answer(found(ballot))
  await brought
  expect([own.ballot, own.capacity]).toEqual([null, null])
})
