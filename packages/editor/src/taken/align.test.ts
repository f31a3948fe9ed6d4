import { expect, it } from 'vitest'
import { align } from './align.ts'

/** What is the same, as words with where they begin in the text and in what it was made of. */
const same = (source: string, text: string): string[] =>
  align(source, text).map(({ at, from, length }) => `${text.slice(at, at + length)} ${at} ${from}`)

it('[E32] what was cut off at the ends, left out and put in between is told apart from what is the same', () => {
  expect(same('one two three', 'one two three')).toEqual(['one two three 0 0'])
  expect(same('one two three', 'two')).toEqual([])
  expect(same('one two three\n', 'one two three')).toEqual(['one two three 0 0'])
  expect(same('a long line of words', 'a long line with words')).toEqual(['a long line  0 0', ' words 16 14'])
  expect(same('one\ntwo\nthree', 'one two three')).toEqual(['one 0 0', 'two 4 4', 'three 8 8'])
})

it('[E32] a text that was cut short has its beginning, however much is missing', () => {
  const text = Array.from({ length: 2_000 }, (_, index) => `word ${index}`).join(' ')
  expect(align(text.slice(0, 5_000), text)).toEqual([{ at: 0, from: 0, length: 5_000 }])
})

it('[E32] two texts of which one was not made of the other have nothing in common', () => {
  const one = 'The quick brown fox jumps over the lazy dog and is gone'
  expect(align(one, 'Pack my box with five dozen liquor jugs before it rains')).toEqual([])
  expect(align('', 'x')).toEqual([])
  expect(align('x', '')).toEqual([])
})

it('[E32] what is the same is the same, in order, for any change of a text', () => {
  let seed = 7
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
  for (let trial = 0; trial < 300; trial++) {
    const source = Array.from({ length: 40 + random(80) }, () => 'ab \n😀'.charAt(random(6))).join('')
    let text = source
    for (let edit = random(5); edit > 0; edit--) {
      const at = random(text.length)
      text = text.slice(0, at) + 'ab'.slice(random(3)) + text.slice(at + random(3))
    }
    let [at, from] = [0, 0]
    for (const one of align(source, text)) {
      expect(one.at >= at && one.from >= from).toBe(true)
      expect(text.slice(one.at, one.at + one.length)).toBe(source.slice(one.from, one.from + one.length))
      ;[at, from] = [one.at + one.length, one.from + one.length]
    }
    if (text === source) expect(at).toBe(text.length)
  }
})
