import { expect, it } from 'vitest'
import { isBlank } from './is-blank.ts'

it('a text is blank where nothing but spaces stands in it', () => {
  const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const
  expect(isBlank([])).toBe(true)
  expect(isBlank([paragraph(' ')])).toBe(true)
  expect(isBlank([paragraph(''), { kind: 'divider', text: '' }])).toBe(false)
  expect(isBlank([paragraph('Bus')])).toBe(false)
})
