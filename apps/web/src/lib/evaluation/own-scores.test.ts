import type { MineAnswer, MySealed } from '@alongside/evaluation'
import { expect, it } from 'vitest'
import type { Answer } from '#lib/api.ts'
import { Drafts, type Draft } from './drafts.ts'
import { OwnScores } from './own-scores.ts'

const sealed: MySealed = {
  criterion: 'criterionaaaaaaa',
  round: 2,
  isLost: false,
  score: 1,
  show: false,
  reason: '',
  reasonIs: 'withName',
  hand: null,
  evidence: { links: [], files: [] },
}
const ask = {
  do: 'score',
  criterion: sealed.criterion,
  score: 4,
  reason: '',
  reasonIs: 'withName',
  show: false,
} as const
const typed: Draft = {
  round: 2,
  score: 4,
  reason: 'They rang back. ',
  reasonIs: 'withName',
  links: [],
  files: [],
  show: false,
}
const boxed: MySealed = { ...sealed, score: 4, reason: 'They rang back.' }
const sent = { ...ask, reason: boxed.reason }
const unreachable = { ok: false, status: 0, trouble: { kind: 'unreachable', words: '' } } as const
const none = (): Drafts => new Drafts(null, 'ashaaaaaaaaaaaaa', 'evaluationaaaaaa')
const found = (...criteria: MySealed[]): Answer<MineAnswer> => ({
  ok: true,
  value: { criteria, handFor: [] },
})

it('what somebody sealed is theirs to see in its round alone', async () => {
  const own = new OwnScores(() => Promise.resolve(found(sealed)), none())
  await own.bring()
  expect(own.of(sealed.criterion, 2)?.score).toBe(1)
  expect(own.of(sealed.criterion, 3)).toBeNull()
})

it('what was sealed meanwhile is not undone by an answer that does not know of it', async () => {
  let answer: (found: Answer<MineAnswer>) => void = () => undefined
  const own = new OwnScores(() => new Promise((resolve) => (answer = resolve)), none())
  const brought = own.bring()
  own.keep(ask, 2)
  answer(found(sealed))
  await brought
  expect(own.of(sealed.criterion, 2)?.score).toBe(4)
})

it('what was taken back is gone, and what could not be asked for is not taken for nothing', async () => {
  const own = new OwnScores(() => Promise.resolve(unreachable), none())
  await own.bring()
  expect(own.state).toBe('failed')
  own.keep(ask, 1)
  own.forget(sealed.criterion)
  expect(own.of(sealed.criterion, 1)).toBeNull()
})

it('what was typed is let go of once it is seen to lie in the box, and not on the word of the server alone', async () => {
  let answer: Answer<MineAnswer> = unreachable
  const drafts = none()
  drafts.keep(sealed.criterion, typed)
  const own = new OwnScores(() => Promise.resolve(answer), drafts)
  own.keep(sent, 2)
  await own.bring()
  expect(drafts.of(sealed.criterion, 2)).toEqual(typed)
  expect(own.holds(sealed.criterion, typed)).toBe(false)
  answer = found(boxed)
  await own.bring()
  expect(drafts.of(sealed.criterion, 2)).toBeNull()
  expect(own.holds(sealed.criterion, typed)).toBe(true)
})

it('what came late lies in no box, and is kept', async () => {
  for (const box of [[], [sealed], [{ ...boxed, round: 1 }]]) {
    const drafts = none()
    drafts.keep(sealed.criterion, typed)
    const own = new OwnScores(() => Promise.resolve(found(...box)), drafts)
    own.keep(sent, 2)
    await own.bring()
    expect(drafts.of(sealed.criterion, 2)).toEqual(typed)
    expect(own.holds(sealed.criterion, typed)).toBe(false)
  }
})

it('what was typed on meanwhile is kept', async () => {
  const drafts = none()
  drafts.keep(sealed.criterion, { ...typed, reason: 'They rang back. At last.' })
  await new OwnScores(() => Promise.resolve(found(boxed)), drafts).bring()
  expect(drafts.of(sealed.criterion, 2)?.reason).toBe('They rang back. At last.')
})

it('knows for whom the person puts in what they say', async () => {
  const answer = { criteria: [], handFor: ['asha'] }
  const own = new OwnScores(() => Promise.resolve({ ok: true, value: answer }), none())
  expect(own.handFor).toEqual([])
  await own.bring()
  expect(own.handFor).toEqual(['asha'])
})
