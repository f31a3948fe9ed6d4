import { expect, it } from 'vitest'
import { partsOf, readMentions, toldApart, writeMentions } from './mentions.ts'

const people = [
  { id: 'a'.repeat(16), name: 'Sam' },
  { id: 'b'.repeat(16), name: 'Sam Okoro' },
]
const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '?'

it('names people by id, the longest name first, and shows them by name again', () => {
  const typed = 'Ask @Sam Okoro and @Sam, not sam@example.org'
  const written = writeMentions(typed, people)
  expect(written).toBe(`Ask @{${'b'.repeat(16)}} and @{${'a'.repeat(16)}}, not sam@example.org`)
  expect(readMentions(written, nameOf)).toBe(typed)
  expect(readMentions(written, nameOf, '')).toBe('Ask Sam Okoro and Sam, not sam@example.org')
})

it('names nobody by the beginning of another word, and tells apart those of one name', () => {
  expect(writeMentions('@Samantha (Sam) @Sam.', people)).toBe(`@Samantha (Sam) @{${'a'.repeat(16)}}.`)
  const two = toldApart([
    { id: 'a'.repeat(16), name: 'Observer' },
    { id: 'b'.repeat(16), name: 'Observer' },
  ])
  expect(writeMentions('@Observer 2, @Observer', two)).toBe(`@{${'b'.repeat(16)}}, @{${'a'.repeat(16)}}`)
})

it('cuts words at those they name', () => {
  expect(partsOf(`@{${'a'.repeat(16)}} said so`)).toEqual([
    { text: `@{${'a'.repeat(16)}}`, person: 'a'.repeat(16) },
    { text: ' said so', person: null },
  ])
  expect(partsOf('@{nobody} said so')).toEqual([{ text: '@{nobody} said so', person: null }])
})
