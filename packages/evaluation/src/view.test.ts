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
  const view = evaluationViewFor(evaluation, { mayRead: () => true })
  const read = evaluationViewSchema.parse(JSON.parse(JSON.stringify(view)))
  expect(evaluationFrom(read)).toEqual(evaluation)
})
