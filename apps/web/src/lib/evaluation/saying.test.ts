import { afterEach, describe, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { gapInWords, groupTitle, middleInWords, saying } from './saying.ts'

const staff = { capacities: ['frontlineStaff'], median: 3 } as const
const users = { capacities: ['usesServices'], median: 1 } as const
const carers = { capacities: ['unpaidCarer', 'youngPerson'], median: 1 } as const

afterEach(() => overwriteGetLocale(() => 'en'))

describe('what groups say of a criterion', () => {
  it('is a sentence that goes from the highest to the lowest', () => {
    expect(saying([users, staff])).toBe(
      'Frontline staff say ‘mostly’, people who use services say ‘a little’.',
    )
  })

  it('names those together who say the same', () => {
    expect(saying([users, staff, carers])).toBe(
      'Frontline staff say ‘mostly’, people who use services, unpaid carers and young people say ‘a little’.',
    )
  })

  it('says so where all say the same, and of one group alone what it says', () => {
    expect(saying([users, carers])).toBe('All groups say ‘a little’.')
    expect(saying([users])).toBe('People who use services say ‘a little’.')
  })

  it('says nothing of a group that is held back', () => {
    expect(saying([users, { ...staff, median: null }])).toBe('People who use services say ‘a little’.')
    expect(saying([{ ...staff, median: null }])).toBeNull()
    expect(saying([])).toBeNull()
  })

  it('is said in Danish as well', () => {
    overwriteGetLocale(() => 'da')
    expect(saying([users, staff])).toBe(
      'Medarbejdere siger »for det meste«, brugere af tilbuddene siger »lidt«.',
    )
    expect(saying([users, carers])).toBe('Alle grupper siger »lidt«.')
  })
})

it('a middle between two answers is told as that', () => {
  expect(middleInWords(2)).toBe('‘partly’')
  expect(middleInWords(2.5)).toBe('between ‘partly’ and ‘mostly’')
  expect([0, 4].map(middleInWords)).toEqual(['‘not at all’', '‘fully’'])
})

it('a group is called by all who are counted in it', () => {
  expect(groupTitle(carers.capacities)).toBe('Unpaid carers and young people')
  expect(groupTitle([...carers.capacities, 'clinician'])).toBe('Unpaid carers, young people and clinicians')
})

it('how far apart groups are is told in words', () => {
  expect([null, 0, 0.5, 1, 1.5, 2, 2.5, 4].map(gapInWords)).toEqual([
    'Too few groups to compare',
    'The groups say the same',
    'The groups are close',
    'The groups are close',
    'The groups differ',
    'The groups differ',
    'The groups are far apart',
    'The groups are far apart',
  ])
})
