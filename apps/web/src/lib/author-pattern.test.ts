import { expect, it } from 'vitest'
import { authorHue, authorLine, authorLooks } from './author-pattern.ts'

it('[A16] sixty-four people have each a look that nobody else has', () => {
  const looks = Array.from({ length: authorLooks }, (_, look) => `${authorHue(look)} ${authorLine(look)}`)
  expect(new Set(looks).size).toBe(authorLooks)
})

it('[A16] the first eight people differ in their colour and in their line, each for itself', () => {
  const first = Array.from({ length: 8 }, (_, look) => look)
  expect(new Set(first.map(authorHue)).size).toBe(8)
  expect(new Set(first.map(authorLine)).size).toBe(8)
})
