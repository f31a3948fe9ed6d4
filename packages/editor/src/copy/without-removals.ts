import { proposalFinder } from '@alongside/flow'
import type { Slice } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { canJoin } from '@tiptap/pm/transform'
import type { FlowBinding } from '../binding/binding.ts'
import { startOf } from '../binding/places.ts'

/**
 * What is selected as it would read with what is suggested: without the words and breaks that somebody suggests to
 * remove. Where nothing else is selected, it is those words.
 */
export function withoutRemovals({ flow }: FlowBinding, state: EditorState): Slice {
  const { doc, selection, tr } = state
  const find = proposalFinder(flow.suggestions)
  const [first, last] = [doc.resolve(selection.from).index(0), doc.resolve(selection.to).index(0)]
  for (let index = Math.min(last, doc.childCount - 1); index >= first; index--) {
    const node = doc.child(index)
    const pos = startOf(doc, index)
    const { words, block } = find(flow.block(index))
    for (const { from, to, is } of words.toSorted((a, b) => b.from - a.from)) {
      if (is !== 'removal' || !node.isTextblock) continue
      const [start, end] = [pos + 1 + from, pos + 1 + to].map((at) => tr.mapping.map(at))
      if (start !== undefined && end !== undefined && start < end) tr.delete(start, end)
    }
    const goes = block.some(({ is }) => is === 'removal' || is === 'join')
    if (!goes || index === first) continue
    if (!node.isTextblock) tr.delete(pos, pos + node.nodeSize)
    else if (canJoin(tr.doc, pos)) tr.join(pos)
  }
  const left = tr.selection.content()
  return left.size > 0 || selection.empty ? left : selection.content()
}
