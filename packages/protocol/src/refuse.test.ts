import { expect, it } from 'vitest'
import { answeredProblemSchema } from './problem.ts'
import { notFound, refuse } from './refuse.ts'

it('a refusal is a problem as the API answers it, with the field only where one is named', () => {
  expect(refuse('invalid', 'Choose a later day.', 'until').refusal).toEqual({
    kind: 'invalid',
    words: 'Choose a later day.',
    field: 'until',
  })
  expect(Object.keys(refuse('ended', 'The vote is closed.').refusal)).toEqual(['kind', 'words'])
  for (const { refusal } of [notFound(), refuse('invalid', 'w', 'until')]) {
    expect(answeredProblemSchema.parse(refusal)).toEqual(refusal)
  }
})
