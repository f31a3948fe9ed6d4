import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { fuzzOptions } from './testing/fuzz-options.ts'
import { RightsTrial, type Happening } from './testing/rights-trial.ts'

const number = fc.nat(10_000)
const happening: fc.Arbitrary<Happening> = fc.tuple(number, number, number, number, number)

it('[F15a] [F15b] [S12] [S20] [S21] [S22] [S23] [S25] [S36] whatever is suggested or made up, nobody honest is refused, all rejected reads the same, and a snapshot makes no difference to a room', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 30, maxLength: 150 }), (happenings) => {
      const trial = new RightsTrial()
      for (const [index, one] of happenings.entries()) {
        trial.happen(one)
        if (index % 40 === 39) trial.restart(one[2])
      }
      expect(trial.faults).toEqual([])
      expect(trial.isReadAlike()).toBe(true)
    }),
    fuzzOptions(process.env, 60),
  )
})
