import type { Run } from '@alongside/flow'
import type { Capacity, OriginView, RunView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { authorsOf, readAuthors, writersOf, type VoicedRun } from './authors.ts'
import { Origins } from './origins.ts'

const [mary, ben] = ['m'.repeat(16), 'b'.repeat(16)] as const
const author = (person: string, capacity: Capacity = 'layPartner') => ({
  voice: person,
  hand: person,
  capacity,
})
const writers = new Map([
  [1, { pen: 1, ...author(mary) }],
  [2, { pen: 2, ...author(ben, 'clinician') }],
  [3, { pen: 3, ...author(mary, 'unpaidCarer') }],
])
const run = (client: number, clock: number, text: string): Run => ({
  client,
  clock,
  text,
  marks: {},
  embed: null,
})

function credits(...known: readonly OriginView[]) {
  const origins = new Origins()
  origins.know(known)
  return { writers, origins }
}

const told = (runs: readonly VoicedRun[]) =>
  runs.map(({ writer, placedBy, text, from }) => [writer.voice[0], placedBy?.voice[0] ?? null, from, text])

it('[A16] all words of a block are told in their order, each run of an author once, with where it begins', () => {
  const runs = [run(1, 0, 'We '), run(1, 9, 'walk '), run(2, 0, 'not '), run(1, 20, 'far')]
  expect(told(authorsOf({ runs }, credits()))).toEqual([
    ['m', null, 0, 'We walk '],
    ['b', null, 8, 'not '],
    ['m', null, 12, 'far'],
  ])
})

it('[A16] words that another put where they stand are told with who did, and what is no text is passed over', () => {
  const picture: Run = { ...run(1, 5, '\uFFFC'), embed: { value: {} } }
  const moved = { client: 2, clock: 0, length: 4, author: author(mary), at: 1, from: null, placed: true }
  expect(told(authorsOf({ runs: [picture, run(2, 0, 'walk ')] }, credits(moved)))).toEqual([
    ['m', 'b', 1, 'walk'],
    ['b', null, 5, ' '],
  ])
})

it('[A16] whoever writes on in another capacity keeps the first where the first words stand', () => {
  const told = authorsOf({ runs: [run(1, 0, 'As a partner. '), run(3, 0, 'As a carer.')] }, credits())
  expect(told.map(({ writer }) => writer.capacity)).toEqual(['layPartner', 'unpaidCarer'])
  expect(writersOf({ runs: told }).map(({ capacity }) => capacity)).toEqual(['layPartner', 'unpaidCarer'])
})

it('[A16] words of a pen that is not known yet are nobody else’s', () => {
  expect(
    told(authorsOf({ runs: [run(1, 0, 'We '), run(9, 0, 'who?'), run(1, 3, ' walk')] }, credits())),
  ).toEqual([
    ['m', null, 0, 'We '],
    ['m', null, 7, ' walk'],
  ])
})

it('[A16] a text as the server read it tells the same', () => {
  const who = (id: string) => ({ id, name: 'Somebody' })
  const read = (text: string, id: string, more: Partial<RunView> = {}): RunView => ({
    text,
    author: who(id),
    hand: who(id),
    capacity: 'layPartner',
    at: 1,
    marks: {},
    ...more,
  })
  const runs = [
    read('We ', mary),
    read('walk ', mary, { marks: { bold: true }, at: 9 }),
    read('not', mary, { placed: { by: who(ben), at: 3 } }),
  ]
  const block = {
    kind: 'paragraph',
    list: null,
    depth: 0,
    checked: false,
    cont: false,
    number: null,
    box: null,
    text: '',
    runs,
  }
  const [first] = readAuthors([block])
  expect(told(first?.runs ?? [])).toEqual([
    ['m', null, 0, 'We walk '],
    ['m', 'b', 8, 'not'],
  ])
})
