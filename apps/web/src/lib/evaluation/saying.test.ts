import { afterEach, describe, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { gapInWords, groupTitle, middleInWords, oftener, saying } from './saying.ts'

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

describe('what groups answer more often than others', () => {
  const counts = (...all: readonly number[]) =>
    all.map((count, at) => ({ answer: ([0, 1, 2, 3, 4, 'cannotSay'] as const)[at] ?? 'cannotSay', count }))
  const many = { ...staff, people: 5, counts: counts(0, 0, 0, 1, 4, 0) }
  const few = { ...users, people: 5, counts: counts(2, 2, 0, 0, 1, 0) }

  it('[G107] is said in at most two sentences, the biggest difference first', () => {
    expect(oftener([few, many])).toEqual([
      'Frontline staff say ‘fully’ more often than people who use services.',
      'People who use services say ‘not at all’ more often than frontline staff.',
    ])
    expect(oftener([few, { ...many, counts: null }])).toEqual([])
  })

  it('[G107] [Y50] is said of levels in their words, and in Danish', () => {
    expect(oftener([few, many], 'level')[1]).toContain('‘people get what others decided’')
    overwriteGetLocale(() => 'da')
    expect(oftener([few, many])[0]).toBe('Medarbejdere siger oftere »helt« end brugere af tilbuddene.')
  })
})

it('[Y50] a middle of levels is told in their words', () => {
  expect(saying([users], 'level')).toBe(
    'People who use services say ‘people support it with what they know and can do’.',
  )
})

it('a middle between two answers is told as that', () => {
  expect(middleInWords(2)).toBe('‘partly’')
  expect(middleInWords(2.5)).toBe('between ‘partly’ and ‘mostly’')
  expect([0, 4].map((median) => middleInWords(median))).toEqual(['‘not at all’', '‘fully’'])
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
