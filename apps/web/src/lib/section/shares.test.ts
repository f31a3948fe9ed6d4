import type { Capacity } from '@alongside/protocol'
import { expect, it } from 'vitest'
import type { BlockAuthors } from './authors.ts'
import { sharesOf } from './shares.ts'

const run = (voice: string, text: string, capacity: Capacity = 'unpaidCarer') => ({
  writer: { voice, hand: voice, capacity },
  placedBy: null,
  standing: null,
  text,
  from: 0,
})
const blocks = (...all: readonly (readonly ReturnType<typeof run>[])[]): readonly BlockAuthors[] =>
  all.map((runs, block) => ({ block, runs }))

it('[A16] says of each person in how many paragraphs how many words are theirs, the most first', () => {
  const shares = sharesOf(
    blocks(
      [run('ben', 'We walk, '), run('mary', "and don't drive 2 miles.")],
      [run('mary', 'Ever.')],
      [run('ben', '  ')],
    ),
  )
  expect(shares.people.map(({ voice, words, paragraphs }) => [voice, words, paragraphs])).toEqual([
    ['mary', 6, 2],
    ['ben', 2, 1],
  ])
})

it('[A9] counts words from a file apart, as words that nobody here wrote, and nobody as a writer for them', () => {
  const put = (voice: string, text: string) => {
    const written = run(voice, text)
    return { ...written, writer: { ...written.writer, importedFrom: { file: 'plan.docx' } } }
  }
  const shares = sharesOf(
    blocks([run('a', 'One two.'), run('b', 'Three.')], [put('a', 'From a file.'), put('c', 'Another')]),
  )
  expect(shares.people.map(({ voice, words, imported }) => [voice, words, imported])).toEqual([
    ['a', 2, 3],
    ['b', 1, 0],
    ['c', 0, 1],
  ])
  expect(shares.capacities).toEqual([{ capacity: 'unpaidCarer', amount: null }])
})

it('[A16] counts by capacity only where three people wrote in it, and never so that one could be worked out', () => {
  const three = ['a', 'b', 'c'].map((voice) => run(voice, 'One two.'))
  const alone = sharesOf(blocks(three))
  expect(alone.capacities).toEqual([{ capacity: 'unpaidCarer', amount: { words: 6, paragraphs: 1 } }])
  const withOne = sharesOf(blocks([...three, run('d', 'More.', 'clinician')]))
  expect(withOne.capacities).toEqual([
    { capacity: 'unpaidCarer', amount: null },
    { capacity: 'clinician', amount: null },
  ])
})

it('[A16] names a person who changed capacity once, and each capacity in which words were written', () => {
  const shares = sharesOf(
    blocks([run('mary', 'As a carer.')], [run('mary', 'And as a partner.', 'layPartner')]),
  )
  expect(shares.people.map(({ voice, writer, words }) => [voice, writer.capacity, words])).toEqual([
    ['mary', 'layPartner', 7],
  ])
  expect(shares.capacities.map(({ capacity }) => capacity)).toEqual(['unpaidCarer', 'layPartner'])
})
