import { expect, it } from 'vitest'
import { quorumRuleSchema } from './quorum.ts'

const fits = (rule: unknown) => quorumRuleSchema.safeParse(rule).success

it('[G112] a rule of a quorum has ten lines at most, each capacity or group once, and counts up to 500', () => {
  const carers = { who: 'unpaidCarer', atLeast: 1 }
  const lived = { who: 'livedExperience', atLeast: 3 }
  expect(fits({ atLeast: 7, of: [lived, carers, { who: 'lay', atLeast: 4 }] })).toBe(true)
  expect(fits({ atLeast: 0, of: [] })).toBe(true)
  expect(fits({ atLeast: 7, of: [carers, { ...carers, atLeast: 2 }] })).toBe(false)
  expect(fits({ atLeast: 7, of: [{ who: 'chair', atLeast: 1 }] })).toBe(false)
  for (const atLeast of [-1, 1.5, 501]) {
    expect(fits({ atLeast, of: [] })).toBe(false)
    expect(fits({ atLeast: 7, of: [{ ...carers, atLeast }] })).toBe(false)
  }
  const who = ['usesServices', 'unpaidCarer', 'layPartner', 'youngPerson', 'frontlineStaff', 'clinician']
  const more = [...who, 'commissioner', 'electedMember', 'facilitator', 'observer', 'lay']
  const lines = more.map((one) => ({ who: one, atLeast: 1 }))
  expect(fits({ atLeast: 7, of: lines.slice(0, 10) })).toBe(true)
  expect(fits({ atLeast: 7, of: lines })).toBe(false)
})
