import { proposalFinder } from '@alongside/flow'
import type { Slice } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { canJoin } from '@tiptap/pm/transform'
import type { FlowBinding } from '../binding/binding.ts'
import { changedRanges, type Range } from '../binding/changed-ranges.ts'
import { startOf } from '../binding/places.ts'

/** Part of a document, and the stretches within it that were left out. */
export interface Left {
  readonly slice: Slice
  readonly gone: readonly Range[]
}

/**
 * What is selected as it would read with what is suggested: without the words and breaks that somebody suggests to
 * remove. Where nothing else is selected, it is those words.
 */
export function withoutRemovals({ flow }: FlowBinding, state: EditorState): Left {
  const { doc, selection, tr } = state
  /** Where blocks without words stand that are to go. */
  const whole: number[] = []
  const find = proposalFinder(flow.suggestions)
  const first = doc.resolve(selection.from).index(0)
  const last = Math.min(doc.resolve(selection.to).index(0), doc.childCount - 1)
  for (let index = last; index >= first; index--) {
    const node = doc.child(index)
    const pos = startOf(doc, index)
    const { words, block } = find(flow.block(index))
    for (const { from, to, is } of words.toSorted((a, b) => b.from - a.from)) {
      if (is !== 'removal' || !node.isTextblock) continue
      const [start, end] = [pos + 1 + from, pos + 1 + to].map((at) => tr.mapping.map(at))
      if (start !== undefined && end !== undefined && start < end) tr.delete(start, end)
    }
    if (!block.some(({ is }) => is === 'removal' || is === 'join')) continue
    // The first block of words begins before what is selected; one without words is selected whole.
    if (!node.isTextblock) whole.push(pos)
    else if (index > first && canJoin(tr.doc, pos)) tr.join(pos)
  }
  const all: Left = { slice: selection.content(), gone: [] }
  if (whole.length > last - first) return all
  for (const pos of whole.map((at) => tr.mapping.map(at))) tr.delete(pos, pos + 1)
  const left = tr.selection.content()
  return left.size > 0 || selection.empty ? { slice: left, gone: changedRanges([tr]) } : all
}
