import { describe, expect, it } from 'vitest'
import type { Place } from './cursor.ts'
import { deleteRange, insertText, joinBlock, setBlock, setMark, splitBlock } from './edit.ts'
import { readBlocks } from './read-blocks.ts'
import { meet, Sheet } from './sheet.ts'
import type { Writing } from './writing.ts'

const sentence = 'A wrote this.'
const box = { id: 'q', kind: 'quote' } as const

/** What B does to the second of three paragraphs, and how the flow reads once it meets A's sentence, typed at `@`. */
const races: [string, (writing: Writing) => void, Place, string[]][] = [
  [
    'presses Enter in it, A before',
    (w) => splitBlock(w, { block: 1, offset: 6 }),
    { block: 1, offset: 3 },
    ['"one"', '"mid@dle"', '" words"', '"three"'],
  ],
  [
    'presses Enter in it, A behind',
    (w) => splitBlock(w, { block: 1, offset: 3 }),
    { block: 1, offset: 8 },
    ['"one"', '"mid"', '"dle w@ords"', '"three"'],
  ],
  [
    'presses Enter exactly there',
    (w) => splitBlock(w, { block: 1, offset: 6 }),
    { block: 1, offset: 6 },
    ['"one"', '"middle@"', '" words"', '"three"'],
  ],
  [
    'presses Enter at its end, where A types',
    (w) => splitBlock(w, { block: 1, offset: 12 }),
    { block: 1, offset: 12 },
    ['"one"', '"middle words@"', '""', '"three"'],
  ],
  [
    'presses Enter at its start, where A types',
    (w) => splitBlock(w, { block: 1, offset: 0 }),
    { block: 1, offset: 0 },
    ['"one"', '""', '"@middle words"', '"three"'],
  ],
  [
    'presses Enter at the start of the next, A at its end',
    (w) => splitBlock(w, { block: 2, offset: 0 }),
    { block: 1, offset: 12 },
    ['"one"', '"middle words@"', '""', '"three"'],
  ],
  [
    'joins it to the one before',
    (w) => joinBlock(w, 1),
    { block: 1, offset: 0 },
    ['"one@middle words"', '"three"'],
  ],
  [
    'joins the next to it',
    (w) => joinBlock(w, 2),
    { block: 1, offset: 12 },
    ['"one"', '"middle words@three"'],
  ],
  [
    'makes it a heading',
    (w) => setBlock(w, 1, { kind: 'heading', level: 2 }),
    { block: 1, offset: 3 },
    ['"one"', 'heading2 "mid@dle words"', '"three"'],
  ],
  [
    'makes it a list item',
    (w) => setBlock(w, 1, { list: 'ordered' }),
    { block: 1, offset: 3 },
    ['"one"', 'ordered1 "mid@dle words"', '"three"'],
  ],
  [
    'indents it',
    (w) => {
      setBlock(w, 1, { list: 'bullet', depth: 1 })
      setBlock(w, 0, { list: 'bullet' })
    },
    { block: 1, offset: 12 },
    ['bullet "one"', 'bullet >1 "middle words@"', '"three"'],
  ],
  [
    'quotes it',
    (w) => setBlock(w, 1, { box }),
    { block: 1, offset: 0 },
    ['"one"', 'quote:q "@middle words"', '"three"'],
  ],
  [
    'makes it bold',
    (w) => setMark(w, { block: 1, offset: 0 }, 12, 'bold', true),
    { block: 1, offset: 6 },
    ['"one"', '"middle@ words"', '"three"'],
  ],
  [
    'deletes it with what is in it',
    (w) => deleteRange(w, { block: 0, offset: 3 }, { block: 1, offset: 12 }),
    { block: 1, offset: 6 },
    ['"one@"', '"three"'],
  ],
  [
    'makes it a divider',
    (w) => setBlock(w, 1, { kind: 'divider' }),
    { block: 1, offset: 6 },
    ['"one"', 'divider ""', '"middle@ words"', '"three"'],
  ],
]

describe.each([
  [1, 2],
  [2, 1],
])('what A (pen %i) types while B (pen %i)', (penA, penB) => {
  it.each(races)('[F3] %s is kept once, where A typed it, and stays A’s', (_, act, place, expected) => {
    const ground = new Sheet(9, [{ text: 'one' }, { text: 'middle words' }, { text: 'three' }])
    const [a, b] = [new Sheet(penA, ground), new Sheet(penB, ground)]
    a.write((writing) => insertText(writing, place, sentence))
    b.write(act)
    meet(a, b)
    expect(a.lines).toEqual(expected.map((line) => line.replace('@', sentence)))
    expect(b.lines).toEqual(a.lines)
    const byA = readBlocks(b.doc)
      .flatMap(({ runs }) => runs)
      .filter(({ client }) => client === penA)
    expect(byA.map(({ text }) => text).join('')).toBe(sentence)
  })

  it('[F3] letter by letter, with Enter in between, is still all there in its block', () => {
    const ground = new Sheet(9, [{ text: 'words' }])
    const [a, b] = [new Sheet(penA, ground), new Sheet(penB, ground)]
    for (const [index, letter] of Array.from('typing').entries()) {
      a.write((writing) => insertText(writing, { block: 0, offset: 5 + index }, letter))
      if (index === 2) b.write((writing) => splitBlock(writing, { block: 0, offset: 5 }))
      if (index === 4) meet(a, b)
    }
    meet(a, b)
    expect(b.lines).toEqual(['"wordstyping"', '""'])
    expect(a.lines).toEqual(b.lines)
  })
})

it('[F4] what another typed in a deleted block survives in the block before', () => {
  const ground = new Sheet(9, [{ text: 'kept' }, { kind: 'heading', text: 'gone' }])
  const [a, b] = [new Sheet(1, ground), new Sheet(2, ground)]
  a.write((writing) => insertText(writing, { block: 1, offset: 2 }, ' not this '))
  b.write((writing) => deleteRange(writing, { block: 0, offset: 4 }, { block: 1, offset: 4 }))
  meet(a, b)
  expect([a.lines, b.lines]).toEqual([['"kept not this "'], ['"kept not this "']])
})

it('[F1] two people who begin an empty flow at once lose nothing', () => {
  const [a, b] = [new Sheet(1), new Sheet(2)]
  a.write((writing) => insertText(writing, { block: 0, offset: 0 }, 'from A'))
  b.write((writing) => setBlock(writing, 0, { kind: 'heading', level: 1 }))
  meet(a, b)
  expect(a.lines).toEqual(['"from A"', 'heading1 ""'])
  expect(b.lines).toEqual(a.lines)
})
