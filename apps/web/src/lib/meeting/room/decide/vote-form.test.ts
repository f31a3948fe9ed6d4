import { voteMethodSchema } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { methodFrom } from './vote-form.ts'

const choosing = (...options: readonly string[]) =>
  methodFrom({ by: 'majority', options, threshold: 'twoThirds' })

it('options are what was typed, each with a number of its own', () => {
  const method = choosing(' Bread ', '', 'Roses  and wine')
  expect(voteMethodSchema.parse(method)).toEqual(method)
  expect(method).toMatchObject({ options: [{ words: 'Bread' }, { words: 'Roses and wine' }] })
})

it('there are at least two, and nobody has to tell apart two that read the same', () => {
  expect([choosing('Bread', ''), choosing('Bread', 'bread ')]).toEqual([null, null])
  expect(methodFrom({ by: 'consent', options: [], threshold: 'mostVotes' })).toEqual({ by: 'consent' })
})
