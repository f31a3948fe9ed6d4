import { expect, it } from 'vitest'
import { nextStop, stopsIn } from './stops.ts'

const run = (voice: string, text: string, from: number) => ({
  writer: { voice, hand: voice, capacity: 'layPartner' } as const,
  placedBy: null,
  standing: null,
  text,
  from,
})
const parts = [
  {
    id: 'a',
    title: 'A',
    blocks: [
      { block: 0, runs: [run('mary', 'One ', 0), run('ben', 'two', 4)] },
      { block: 1, runs: [] },
    ],
  },
  { id: 'b', title: 'B', blocks: [{ block: 0, runs: [run('mary', ' ', 0), run('mary', 'three', 1)] }] },
]
const order = ['a', 'b']
const words = (number: number, stops = stopsIn(parts, null)) => stops[number]?.run.text

it('[A16] all words can be walked to one after another, there and back, and round', () => {
  const stops = stopsIn(parts, null)
  const at = (section: string, block: number, offset: number) => ({ section, block, offset })
  expect(words(nextStop(stops, order, null, 1))).toBe('One ')
  expect(words(nextStop(stops, order, at('a', 0, 0), 1))).toBe('two')
  expect(words(nextStop(stops, order, at('a', 1, 0), 1))).toBe('three')
  expect(words(nextStop(stops, order, at('b', 0, 1), 1))).toBe('One ')
  expect(words(nextStop(stops, order, at('a', 0, 0), -1))).toBe('three')
  expect(words(nextStop(stops, order, at('b', 0, 1), -1))).toBe('two')
})

it('[A16] whoever chose a person walks through their words alone', () => {
  const stops = stopsIn(parts, { by: 'person', voice: 'mary' })
  expect(stops.map(({ run }) => run.text)).toEqual(['One ', 'three'])
  expect(nextStop([], order, null, 1)).toBe(-1)
})
