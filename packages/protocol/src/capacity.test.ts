import { describe, expect, it } from 'vitest'
import { capacities, capacityGroups, capacitySchema } from './capacity.ts'
import { offices } from './office.ts'

describe('a capacity', () => {
  it('[P14] stands once in a group, and groups hold capacities only', () => {
    for (const group of Object.values(capacityGroups)) {
      expect(new Set(group).size).toBe(group.length)
      for (const capacity of group) expect(capacitySchema.parse(capacity)).toBe(capacity)
    }
  })

  it('[P14] of lived experience counts as lay too, and no paid one does', () => {
    const lay: readonly string[] = capacityGroups.lay
    expect(capacityGroups.livedExperience.every((capacity) => lay.includes(capacity))).toBe(true)
    for (const paid of ['frontlineStaff', 'clinician', 'commissioner']) expect(lay).not.toContain(paid)
  })

  it('[P14] is never an office, but for the facilitator, who may be either', () => {
    expect(capacities.filter((capacity) => (offices as readonly string[]).includes(capacity))).toEqual([
      'facilitator',
    ])
  })
})
