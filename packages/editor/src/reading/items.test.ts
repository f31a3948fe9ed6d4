import { numbersOf } from '@alongside/flow'
import { array, assert, boolean, constant, constantFrom, integer, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowSchema } from '../schema.ts'
import { parse } from '../testing/notation.ts'
import { itemsOf } from './document.ts'
import { type Listable, readItems } from './items.ts'
import { markerOf } from './marker.ts'

const schema = flowSchema()
const docOf = (lines: readonly string[]) => parse(schema, lines).doc

/** The sign of each block, and a dot for one outside any list. */
const signs = (...lines: string[]): string[] =>
  itemsOf(docOf(lines)).map((item) => (item === null ? '.' : item.type === 'item' ? markerOf(item) : 'cont'))

const depths = (...lines: string[]): (number | null)[] =>
  itemsOf(docOf(lines)).map((item) => item?.depth ?? null)

describe('lists', () => {
  it('[F16] numbering goes on over deeper items and further paragraphs', () => {
    expect(signs('ordered: a', 'ordered 1: b', 'ordered 1: c', 'cont: d', 'ordered: e')).toEqual([
      '1.',
      'a.',
      'b.',
      'cont',
      '2.',
    ])
  })

  it('[F16] numbering begins anew after another block, another list, another box and at a start', () => {
    expect(signs('ordered: a', 'p: b', 'ordered: c')).toEqual(['1.', '.', '1.'])
    expect(signs('ordered: a', 'bullet: b', 'ordered: c')).toEqual(['1.', '•', '1.'])
    expect(signs('ordered: a', 'ordered {quote q}: b')).toEqual(['1.', '1.'])
    expect(signs('ordered: a', 'ordered =7: b', 'ordered: c')).toEqual(['1.', '7.', '8.'])
    expect(signs('ordered: a', 'ordered 1: b', 'ordered: c', 'ordered 1: d')).toEqual([
      '1.',
      'a.',
      '2.',
      'a.',
    ])
  })

  it('[F16] an item is at most one deeper than the one above', () => {
    expect(depths('bullet 3: a', 'bullet 5: b', 'bullet 1: c')).toEqual([0, 1, 1])
  })

  it('[F16] a further paragraph belongs to the nearest item of its depth or less, else is a paragraph', () => {
    expect(depths('cont: a', 'bullet: b', 'bullet 1: c', 'cont 5: d', 'cont: e')).toEqual([null, 0, 1, 1, 0])
  })

  it('[F16] headings and code are in no list, whatever their markers say', () => {
    const list = { list: 'bullet', depth: 1 }
    const doc = schema.node('doc', null, [schema.node('heading', list), schema.node('codeBlock', list)])
    expect(itemsOf(doc)).toEqual([null, null])
  })

  it('counts how many items a list has, and where in it each stands', () => {
    const items = itemsOf(docOf(['bullet: a', 'bullet 1: b', 'bullet: c']))
    expect(items.map((item) => item?.type === 'item' && [item.position, item.size])).toEqual([
      [1, 2],
      [1, 1],
      [2, 2],
    ])
  })

  it('[F16] numbers blocks as the flow does', () => {
    const block = record<Listable>({
      paragraph: constant(true),
      list: constantFrom('ordered', 'bullet', null),
      depth: integer({ min: 0, max: 3 }),
      cont: boolean(),
      start: option(integer({ min: 0, max: 5 }), { freq: 5 }),
      box: option(constant({ id: 'a', kind: 'quote' as const }), { freq: 3 }),
    })
    assert(
      property(array(block), (blocks) => {
        const items = readItems(blocks)
        // The flow counts blocks that are settled already.
        const settled = blocks.map((asked, index) => ({
          ...asked,
          list: items[index]?.type === 'item' ? asked.list : null,
          depth: items[index]?.depth ?? 0,
          cont: items[index]?.type === 'continuation',
          start: asked.list === 'ordered' ? asked.start : null,
        }))
        const numbers = items.map((item) =>
          item?.type === 'item' && item.list === 'ordered' ? item.number : null,
        )
        expect(numbers).toEqual(numbersOf(settled))
      }),
    )
  })
})

describe('signs', () => {
  const ordered = (number: number, depth: number): string =>
    markerOf({ type: 'item', list: 'ordered', depth, number, position: 1, size: 1 })

  it('are numbers, letters and Roman numerals by depth', () => {
    expect([1, 26, 27, 702, 703].map((number) => ordered(number, 1))).toEqual([
      'a.',
      'z.',
      'aa.',
      'zz.',
      'aaa.',
    ])
    expect([1, 4, 9, 14, 1999].map((number) => ordered(number, 2))).toEqual([
      'i.',
      'iv.',
      'ix.',
      'xiv.',
      'mcmxcix.',
    ])
    expect([ordered(0, 1), ordered(4000, 2), ordered(12, 3)]).toEqual(['0.', '4000.', '12.'])
  })
})
