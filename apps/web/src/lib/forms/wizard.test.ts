import { describe, expect, it } from 'vitest'
import { answer, begin, mendAt, walk, type Step } from './wizard.ts'

const steps: readonly Step<'who' | 'what' | 'check'>[] = [
  {
    name: 'who',
    fields: ['name'],
    check: (values) => (answer(values, 'name') ? [] : [{ field: 'name', text: 'Write a name' }]),
  },
  {
    name: 'what',
    fields: ['capacities'],
    check: (values) => (values.capacities?.length ? [] : [{ field: 'capacities', text: 'Choose one' }]),
  },
  { name: 'check', fields: [], check: () => [] },
]

function form(entries: Record<string, string | string[]>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(entries))
    for (const one of [value].flat()) data.append(name, one)
  return data
}

const placeAfter = (entries: Record<string, string | string[]>) => {
  const walked = walk(steps, form(entries))
  return walked.at === 'place' ? walked.place : walked
}

describe('one question at a time', () => {
  it('begins with the first question and what is known', () => {
    expect(begin(steps, { name: ['Mary'] })).toMatchObject({ step: 'who', values: { name: ['Mary'] } })
  })

  it('goes on when the answer is good, and carries the answers along', () => {
    expect(placeAfter({ step: 'who', name: 'Mary', capacities: ['observer'] })).toMatchObject({
      step: 'what',
      values: { name: ['Mary'], capacities: ['observer'] },
      errors: [],
    })
  })

  it('stays at a question whose answer is wrong, and keeps what was typed', () => {
    expect(placeAfter({ step: 'what', name: 'Mary' })).toMatchObject({
      step: 'what',
      values: { name: ['Mary'] },
      errors: [{ field: 'capacities', text: 'Choose one' }],
    })
  })

  it('goes back without asking for a good answer', () => {
    expect(placeAfter({ step: 'what', go: 'back', name: 'Mary' })).toMatchObject({ step: 'who', errors: [] })
    expect(placeAfter({ step: 'who', go: 'back' })).toMatchObject({ step: 'who', errors: [] })
  })

  it('lets an answer be changed from the last page, and comes back to it', () => {
    const answers = { name: 'Mary', capacities: ['observer'] }
    expect(placeAfter({ step: 'check', go: 'to-who', ...answers })).toMatchObject({
      step: 'who',
      changing: true,
    })
    expect(placeAfter({ step: 'who', changing: 'yes', ...answers })).toMatchObject({ step: 'check' })
  })

  it('is done only when every answer is good, whatever page the form claims to come from', () => {
    expect(walk(steps, form({ step: 'check', name: 'Mary', capacities: 'observer' }))).toEqual({
      at: 'done',
      values: { name: ['Mary'], capacities: ['observer'] },
    })
    expect(placeAfter({ step: 'check', name: ' ', capacities: 'observer' })).toMatchObject({ step: 'who' })
  })

  it('starts anew when the form names a question that there is not', () => {
    expect(placeAfter({ step: 'nowhere', name: '' })).toMatchObject({ step: 'who' })
  })

  it('comes back to the question that the server refused', () => {
    const errors = [{ field: 'capacities', text: 'Not this one' }]
    expect(mendAt(steps, { name: ['Mary'] }, errors)).toMatchObject({ step: 'what', changing: true, errors })
    expect(mendAt(steps, {}, [{ field: '', text: 'No' }])).toMatchObject({ step: 'check', changing: false })
  })
})
