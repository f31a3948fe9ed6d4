import { learned } from '@alongside/figures/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyQuestion } from './testing/questions.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 300)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }

it('[B24] nobody learns how somebody voted, unless all voted the same', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      expect(learned(question)).toEqual([])
    }),
    { numRuns, ...seed },
  )
})
