import { expect, it } from 'vitest'
import { dispositionOf } from './disposition.ts'

it.each([
  ['image/png', 'inline'],
  ['audio/ogg', 'inline'],
  ['application/pdf', 'inline'],
  ['text/plain', 'attachment'],
  ['image/svg+xml', 'inline'], // is never taken; a sandbox and a policy stand around whatever is shown
  ['application/pdfx', 'attachment'],
  ['text/html; image/png', 'attachment'],
])('what is %s is given as %s', (type, how) => {
  expect(dispositionOf(type, 'a.bin')).toMatch(new RegExp(`^${how}; `))
})

it('a name in any script stands in full beside one that old programs can read', () => {
  expect(dispositionOf('text/plain', `Blåbær (1) d'été "50%".txt`)).toBe(
    `attachment; filename="Bl_b_r (1) d'_t_ _50__.txt"; filename*=UTF-8''Bl%C3%A5b%C3%A6r%20%281%29%20d%27%C3%A9t%C3%A9%20%2250%25%22.txt`,
  )
})
