import { expect, it } from 'vitest'
import { freshEvaluation } from './evaluation.ts'
import { evaluationFrom, evaluationViewFor, evaluationViewSchema } from './view.ts'

const opened = {
  evaluation: 'evaluationaaaaaa',
  service: 'serviceaaaaaaaaa',
  period: { from: '2026-01-01', to: '2026-06-30' },
  from: null,
  review: null,
}

it('[Y4] what somebody may know of an evaluation goes through JSON and is folded on from there', () => {
  const evaluation = freshEvaluation(opened)
  const view = evaluationViewFor(evaluation, { mayRead: () => true, maySee: () => true })
  const read = evaluationViewSchema.parse(JSON.parse(JSON.stringify(view)))
  expect(evaluationFrom(read)).toEqual(evaluation)
})

it('[Y77] of the evaluation before, and of the meeting in which it is held, nobody learns who may not see them', () => {
  const evaluation = {
    ...freshEvaluation({ ...opened, from: 'beforeaaaaaaaaaa' }),
    heldIn: 'meetingaaaaaaaaa',
  }
  const seenBy = (known: readonly string[]) =>
    evaluationViewFor(evaluation, { mayRead: () => true, maySee: (id) => known.includes(id) })
  expect(JSON.stringify(seenBy([]))).not.toMatch(/before|meeting/)
  expect(seenBy(['beforeaaaaaaaaaa'])).toMatchObject({ from: 'beforeaaaaaaaaaa', heldIn: null })
  expect(seenBy(['meetingaaaaaaaaa'])).toMatchObject({ from: null, heldIn: 'meetingaaaaaaaaa' })
})
