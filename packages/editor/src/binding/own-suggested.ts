import { markOf, proposalFinder, type MarkName, type MarkValue } from '@alongside/flow'
import type { EditorState } from '@tiptap/pm/state'
import type { SuggestedLook } from '../view/labels.ts'
import type { FlowBinding } from './binding.ts'

/** What a person suggests of a block themselves, as far as it stands nowhere in the document (E22). */
export interface OwnSuggested {
  readonly look: SuggestedLook
  /** That the block goes, or is joined to the one before it. */
  readonly goes: boolean
}

/** Of a block of which nothing is suggested. */
export const nothingSuggested: OwnSuggested = { look: {}, goes: false }

/** What the person suggests of a block; nothing while they write, or where nothing is bound. */
export function ownSuggestedOf(binding: FlowBinding | null, index: number): OwnSuggested {
  if (binding === null || !binding.isSuggesting || index >= binding.flow.count) return nothingSuggested
  const { flow } = binding
  const own = proposalFinder(flow.suggestions)(flow.block(index)).block.filter(({ suggestion }) =>
    binding.isOwn(suggestion),
  )
  const looks = own.map((one) => (one.is === 'look' ? one.changes : {}))
  return {
    look: Object.assign({}, ...looks),
    goes: own.some(({ is }) => is === 'removal' || is === 'join'),
  }
}

/**
 * Says whether all selected words bear a mark once what the person suggests is accepted; null where they suggest
 * nothing of it, so that the text itself says it.
 */
export function bearsMark(
  binding: FlowBinding | null,
  { doc, selection }: EditorState,
  name: MarkName,
): boolean | null {
  if (binding === null || !binding.isSuggesting || selection.empty) return null
  let [isAll, isSuggested] = [true, false]
  doc.nodesBetween(selection.from, selection.to, (node, pos) => {
    if (!node.isTextblock) return false
    const index = doc.resolve(pos).index(0)
    if (index >= binding.flow.count) return false
    const [from, to] = [selection.from, selection.to].map((at) => at - pos - 1)
    const found = marksIn(binding, index, Math.max(from ?? 0, 0), Math.min(to ?? 0, node.content.size), name)
    isAll &&= found.isAll
    isSuggested ||= found.isSuggested
    return false
  })
  return isSuggested ? isAll : null
}

/** Where the person suggests that the selected words lead, or null. */
export function ownLinkAt(binding: FlowBinding | null, { doc, selection }: EditorState): string | null {
  if (binding === null || !binding.isSuggesting || selection.empty) return null
  const { flow } = binding
  const $from = doc.resolve(selection.from)
  const index = $from.index(0)
  if (index >= flow.count || $from.depth === 0) return null
  const at = $from.parentOffset
  const link = ownMarks(binding, index, 'link').find(({ from, to }) => from <= at && at < to)?.value
  return typeof link === 'object' && link !== null ? link.href : null
}

interface OwnMark {
  readonly from: number
  readonly to: number
  readonly value: MarkValue | null
}

function ownMarks(binding: FlowBinding, index: number, name: MarkName): readonly OwnMark[] {
  const { flow } = binding
  return proposalFinder(flow.suggestions)(flow.block(index)).words.flatMap((one) =>
    one.is === 'mark' && one.name === name && binding.isOwn(one.suggestion) ? [one] : [],
  )
}

function marksIn(binding: FlowBinding, index: number, from: number, to: number, name: MarkName) {
  const own = ownMarks(binding, index, name).filter((one) => one.from < to && from < one.to)
  let [isAll, offset] = [true, 0]
  for (const { text, marks } of binding.flow.block(index).runs) {
    const [begin, end] = [Math.max(from, offset), Math.min(to, offset + text.length)]
    offset += text.length
    if (begin >= end) continue
    const here = own.filter((one) => one.from < end && begin < one.to)
    isAll &&=
      markOf(marks, name) === null
        ? covers(
            here.filter(({ value }) => value !== null),
            begin,
            end,
          )
        : here.every(({ value }) => value !== null)
  }
  return { isAll, isSuggested: own.length > 0 }
}

function covers(stretches: readonly OwnMark[], from: number, to: number): boolean {
  let reached = from
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    if (one.from <= reached) reached = Math.max(reached, one.to)
  }
  return reached >= to
}
