import { describe, expect, it } from 'vitest'
import { initials } from './initials.ts'

describe('initials', () => {
  it.each([
    ['Asha Patel', 'AP'],
    ['asha', 'A'],
    ['Mary Ann van der Berg', 'MB'],
    ['Åse Ørsted', 'ÅØ'],
    ['李 小龍', '李小'],
    ['  ', '?'],
    ['(Sam) O’Neill', 'SO'],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })
})
