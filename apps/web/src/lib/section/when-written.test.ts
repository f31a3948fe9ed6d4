import type { BlockView, RunView, SectionText } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { whenWritten } from './when-written.ts'

const who = { id: 'a'.repeat(16), name: 'Mary' }
const run = (text: string, at: number, placedAt?: number): RunView => ({
  text,
  author: who,
  hand: who,
  capacity: 'layPartner',
  at,
  marks: {},
  ...(placedAt !== undefined && { placed: { by: who, at: placedAt } }),
})
const block = (...runs: readonly RunView[]): BlockView => ({
  kind: 'paragraph',
  list: null,
  depth: 0,
  checked: false,
  cont: false,
  number: null,
  box: null,
  text: runs.map(({ text }) => text).join(''),
  runs: [...runs],
})
const text = (...blocks: BlockView[]): SectionText => ({ seq: 1, text: '', blocks })

it('[A16] words are told with when they were written, and when they were put where they stand', () => {
  const read = text(block(run('We ', 1), run('walk', 2, 3)))
  expect(whenWritten(read, 'We walk', { block: 0, offset: 2 })).toEqual({ at: 1, placedAt: null })
  expect(whenWritten(read, 'We walk', { block: 0, offset: 3 })).toEqual({ at: 2, placedAt: 3 })
})

it('[A16] a paragraph that has another place by now is found by its words, and one that has others tells no time', () => {
  const read = text(block(run('New', 9)), block(run('We walk', 1)))
  expect(whenWritten(read, 'We walk', { block: 0, offset: 0 })).toEqual({ at: 1, placedAt: null })
  expect(whenWritten(read, 'We walked', { block: 1, offset: 0 })).toBeNull()
})
