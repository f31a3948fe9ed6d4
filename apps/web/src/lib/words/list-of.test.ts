import { expect, it } from 'vitest'
import { listOf } from './list-of.ts'
import { groupName } from './names.ts'

it('several stand in a row as people say them', () => {
  expect([listOf([]), listOf(['a']), listOf(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c'])
})

it('those who are counted together are named by all their capacities', () => {
  expect(groupName(['unpaidCarer', 'clinician'])).toBe('Unpaid carer and Clinician')
})
