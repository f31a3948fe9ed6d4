import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldErrors, textOf } from './read-form.ts'

const schema = z.object({ email: z.email(), seat: z.object({ capacities: z.array(z.string()).min(1) }) })
const words = { capacities: () => 'Choose one.', email: () => 'Enter an address.' }
const issuesOf = (value: unknown) => schema.safeParse(value).error?.issues ?? []

describe('what is wrong with a form', () => {
  it('is told once for each field, in the order of the form', () => {
    expect(fieldErrors(issuesOf({ email: '', seat: { capacities: [] } }), words, () => 'Something.')).toEqual(
      [
        { field: 'capacities', text: 'Choose one.' },
        { field: 'email', text: 'Enter an address.' },
      ],
    )
  })

  it('is told of the whole form where no field has words for it', () => {
    expect(fieldErrors(issuesOf(null), words, () => 'Something.')).toEqual([
      { field: '', text: 'Something.' },
    ])
  })
})

describe('a form', () => {
  it('is read as text, files and absent fields being empty', () => {
    const form = new FormData()
    form.append('name', 'Asha')
    form.append('file', new Blob(['x']))
    expect([textOf(form, 'name'), textOf(form, 'file'), textOf(form, 'gone')]).toEqual(['Asha', '', ''])
  })
})
