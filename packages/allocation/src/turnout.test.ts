import type { Capacity } from '@alongside/protocol'
import type { Participant } from '@alongside/figures'
import { describe, expect, it } from 'vitest'
import { turnoutOf } from './turnout.ts'

const people = (capacity: Capacity, names: string): readonly Participant[] =>
  names.split('').map((person) => ({ person, capacity }))
const open = { unnamed: 0, onPaper: 0, eligible: null }

describe('turnout', () => {
  it('[B21] is said of those on the list in groups of three, with how many of each voted', () => {
    const eligible = [
      ...people('usesServices', 'abcd'),
      ...people('unpaidCarer', 'ef'),
      ...people('clinician', 'g'),
    ]
    expect(turnoutOf({ ...open, eligible, voted: people('usesServices', 'abe') })).toEqual({
      ballots: 3,
      onPaper: 0,
      eligible: 7,
      groups: [
        { capacities: ['usesServices'], eligible: 4, voted: 2 },
        // In the capacity of the list, whatever somebody spoke in when they voted.
        { capacities: ['unpaidCarer', 'clinician'], eligible: 3, voted: 1 },
      ],
    })
  })

  it('[B21] is said without a list of those who voted, each once, and of paper without names as a number', () => {
    const voted = [
      ...people('usesServices', 'abca'),
      ...people('unpaidCarer', 'ab'),
      ...people('clinician', 'gh'),
    ]
    expect(turnoutOf({ ...open, voted, unnamed: 4, onPaper: 4 })).toEqual({
      ballots: 9,
      onPaper: 4,
      eligible: null,
      groups: [{ capacities: ['usesServices', 'clinician'], eligible: null, voted: 5 }],
    })
  })

  it('[B21] is not said of fewer than three voters', () => {
    expect(turnoutOf({ ...open, voted: people('clinician', 'ab') })).toBeNull()
    expect(turnoutOf({ ...open, voted: people('clinician', 'ab'), unnamed: 1 })?.groups).toEqual([])
    expect(turnoutOf({ ...open, voted: [] })).toBeNull()
  })
})
