import { expect, it } from 'vitest'
import { kindOf, whyNotAddable } from './addable.ts'

const room = { count: 0, most: 2, maxBytes: 100 }
const file = (name: string, type = '', size = 1) => ({ name, type, size })

it.each([
  [file('a.png', 'image/png'), null],
  [file('Recording.M4A', 'audio/x-m4a'), null],
  [file('Minutes.docx'), null],
  [file('drawing.svg', 'image/svg+xml'), 'wrongType'],
  [file('no-ending'), 'wrongType'],
  [file('a.png', 'image/png', 101), 'tooLarge'],
] as const)('%j can be added, or it is said why not: %s', (given, why) => {
  expect(whyNotAddable(given, room)).toBe(why)
})

it('a comment brings so many files and no more', () => {
  expect(whyNotAddable(file('a.png'), { ...room, count: 2 })).toBe('tooMany')
  expect(kindOf(file('a.JPEG'))).toBe('image/jpeg')
})
