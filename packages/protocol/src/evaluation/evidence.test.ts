import { expect, it } from 'vitest'
import { webAddressSchema } from './evidence.ts'

it.each([
  'https://example.org/report.pdf?page=2#top',
  'http://example.org',
  'HTTPS://blåbær.example/æ',
  '  https://example.org/a(b)  ',
])('[P16] takes %s as the address of a page', (given) => {
  expect(webAddressSchema.parse(given)).toBe(given.trim())
})

it.each([
  ['what runs', 'javascript:alert(1)'],
  ['what holds the page in itself', 'data:text/html,hello'],
  ['a password', 'https://asha:secret@example.org/'],
  ['a name', 'https://asha@example.org/'],
  ['no scheme', 'example.org'],
  ['a scheme that nobody reads', 'https:example.org'],
  ['no place', 'https://'],
  ['a space', 'https://example.org/a b'],
  ['a letter that turns what follows round', 'https://example.org/\u202Egpj.exe'],
  ['no end', `https://example.org/${'x'.repeat(2000)}`],
])('[P16] refuses an address with %s', (_, given) => {
  expect(webAddressSchema.safeParse(given).success).toBe(false)
})
