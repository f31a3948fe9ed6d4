import type { SuggestionView, ThreadView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { inOrder } from '#lib/comments/order.ts'
import { besideText } from './rail-order.ts'

const at = (block: number, offset: number) => ({ from: { block, offset }, to: { block, offset: offset + 1 } })
const anchor = { quote: 'x', letters: [{ client: 1, clock: 0, text: 'x' }] }
const who = { id: 'a'.repeat(16), name: 'Ines' }

const thread = (id: string, stands: ThreadView['stands']): ThreadView => ({
  id,
  sort: null,
  anchor: stands === null ? null : anchor,
  suggestion: null,
  stands,
  resolved: null,
  posts: [],
})
const suggestion = (id: string, stands: SuggestionView['stands']): SuggestionView => ({
  id,
  voice: who,
  capacity: 'layPartner',
  hand: null,
  at: 0,
  changes: [],
  stands,
  fate: null,
})

it('puts suggestions among the comments as their words stand', () => {
  const threads = inOrder([thread('late', at(4, 0)), thread('same', at(2, 3)), thread('whole', null)], null)
  const suggestions = [suggestion('gone', null), suggestion('there', at(2, 3)), suggestion('first', at(0, 9))]
  expect(besideText(threads, suggestions).map(({ id }) => id)).toEqual([
    'whole',
    'first',
    'there',
    'same',
    'late',
    'gone',
  ])
})
