import type { ThreadView } from '@alongside/protocol'
import { expect, it } from 'vitest'
import { inOrder } from './order.ts'

const at = (block: number, offset: number) => ({ from: { block, offset }, to: { block, offset: offset + 1 } })
const anchor = { quote: 'x', letters: [{ client: 1, clock: 0, text: 'x' }] }

function thread(id: string, stands: ThreadView['stands'], isOfWhole = false): ThreadView {
  const about = { anchor: isOfWhole ? null : anchor, suggestion: null }
  return { id, sort: null, ...about, stands, resolved: null, posts: [] }
}

const threads = [
  thread('gone', null),
  thread('late', at(2, 0)),
  thread('early', at(0, 5)),
  thread('whole', null, true),
  thread('earliest', at(0, 1)),
]
const shown = (now: Parameters<typeof inOrder>[1]) =>
  inOrder(threads, now).map(({ thread, isDetached }) => `${thread.id}${isDetached ? ' (gone)' : ''}`)

it('puts comments in the order of the text: the whole part first, last those whose words are gone', () => {
  expect(shown(null)).toEqual(['whole', 'earliest', 'early', 'late', 'gone (gone)'])
})

it('goes by where words stand in the live text, once that is known', () => {
  const now = new Map([
    ['early', null],
    ['gone', at(1, 0)],
  ])
  expect(shown(now)).toEqual(['whole', 'earliest', 'gone', 'late', 'early (gone)'])
})
