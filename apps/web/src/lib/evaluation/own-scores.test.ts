import type { MineAnswer, MySealed } from '@alongside/evaluation'
import { expect, it } from 'vitest'
import type { Answer } from '#lib/api.ts'
import { OwnScores } from './own-scores.ts'

const sealed: MySealed = {
  criterion: 'criterionaaaaaaa',
  round: 2,
  isLost: false,
  score: 1,
  show: false,
  reason: '',
  reasonIs: 'withName',
}
const ask = {
  do: 'score',
  criterion: sealed.criterion,
  score: 4,
  reason: '',
  reasonIs: 'withName',
  show: false,
} as const
const found = (...criteria: MySealed[]): Answer<MineAnswer> => ({ ok: true, value: { criteria } })

it('what somebody sealed is theirs to see in its round alone', async () => {
  const own = new OwnScores(() => Promise.resolve(found(sealed)))
  await own.bring()
  expect(own.of(sealed.criterion, 2)?.score).toBe(1)
  expect(own.of(sealed.criterion, 3)).toBeNull()
})

it('what was sealed meanwhile is not undone by an answer that does not know of it', async () => {
  let answer: (found: Answer<MineAnswer>) => void = () => undefined
  const own = new OwnScores(() => new Promise((resolve) => (answer = resolve)))
  const brought = own.bring()
  own.keep(ask, 2)
  answer(found(sealed))
  await brought
  expect(own.of(sealed.criterion, 2)?.score).toBe(4)
})

it('what was taken back is gone, and what could not be asked for is not taken for nothing', async () => {
  const trouble = { kind: 'unreachable', words: '' } as const
  const own = new OwnScores(() => Promise.resolve({ ok: false, status: 0, trouble }))
  await own.bring()
  expect(own.state).toBe('failed')
  own.keep(ask, 1)
  own.forget(sealed.criterion)
  expect(own.of(sealed.criterion, 1)).toBeNull()
})
