import type { BlockView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { nest, type Nested } from './nest.ts'

function block(text: string, rest: Partial<BlockView> = {}): BlockView {
  return {
    kind: 'paragraph',
    list: null,
    depth: 0,
    checked: false,
    cont: false,
    number: null,
    box: null,
    text,
    runs: [],
    ...rest,
  }
}

/** The tree in one line: `ul[a ul[b]]`, `box(quote: x)`. */
function sketch(nested: readonly Nested[]): string {
  return nested
    .map((node) => {
      if (node.is === 'block') return node.block.text
      if (node.is === 'box') return `box(${node.kind}: ${sketch(node.inside)})`
      const items = node.items.map((item) => [item.block.text, sketch(item.inside)].filter(Boolean).join(' '))
      return `${node.list}${node.start}[${items.join(', ')}]`
    })
    .join(' ')
}

it('nests deeper items and further paragraphs in the item above', () => {
  const blocks = [
    block('a', { list: 'bullet' }),
    block('a2', { cont: true }),
    block('b', { list: 'bullet', depth: 1 }),
    block('b2', { cont: true, depth: 1 }),
    block('c', { list: 'bullet' }),
  ]
  expect(sketch(nest(blocks))).toBe('bullet1[a a2 bullet1[b b2], c]')
})

it('begins a new list where the numbers begin anew and where the kind changes', () => {
  const blocks = [
    block('a', { list: 'ordered', number: 3 }),
    block('b', { list: 'ordered', number: 4 }),
    block('c', { list: 'ordered', number: 1 }),
    block('d', { list: 'task' }),
  ]
  expect(sketch(nest(blocks))).toBe('ordered3[a, b] ordered1[c] task1[d]')
})

it('gathers neighbours of one box, and parts neighbours of two', () => {
  const quote = (id: string) => ({ box: { id, kind: 'quote' as const } })
  const blocks = [
    block('a', quote('1')),
    block('b', { ...quote('1'), list: 'bullet' }),
    block('c', quote('2')),
  ]
  expect(sketch(nest(blocks))).toBe('box(quote: a bullet1[b]) box(quote: c)')
})
