import type { Flow } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import { startOf } from '../binding/places.ts'
import type { TakenWords } from './taken.ts'

/** From one position of a document to another. */
interface Reach {
  readonly from: number
  readonly to: number
}

/**
 * The letters between two positions of a document that shows the flow, without those that are `gone` (apart from each
 * other, in order), each with the open suggestion that it is of. What is no letter (an embed, the beginning of a block) is left out.
 */
export function takenBetween(
  flow: Flow,
  doc: Node,
  { from, to }: Reach,
  gone: readonly Reach[] = [],
): readonly TakenWords[] {
  const words: TakenWords[] = []
  const first = doc.resolve(from).index(0)
  let pos = startOf(doc, first)
  for (let index = first; index < Math.min(doc.childCount, flow.count) && pos < to; index++) {
    const node = doc.child(index)
    let at = pos + 1
    for (const { client, clock, text, embed, suggestion } of node.isTextblock ? flow.block(index).runs : []) {
      const reach = { from: Math.max(at, from), to: Math.min(at + text.length, to) }
      for (const left of embed === null ? without(reach, gone) : []) {
        const [first, last] = [left.from - at, left.to - at]
        const open = suggestion && { open: flow.suggestions.carriedBy(suggestion) ?? suggestion }
        add(words, { client, clock: clock + first, text: text.slice(first, last), ...open })
      }
      at += text.length
    }
    pos += node.nodeSize
  }
  return words
}

function without(reach: Reach, gone: readonly Reach[]): readonly Reach[] {
  const rest: Reach[] = []
  let { from } = reach
  for (const hole of gone) {
    if (hole.to <= from || hole.from >= reach.to) continue
    if (hole.from > from) rest.push({ from, to: hole.from })
    from = hole.to
  }
  if (from < reach.to) rest.push({ from, to: reach.to })
  return rest
}

function add(words: TakenWords[], next: TakenWords): void {
  const last = words.at(-1)
  const isOfOne = last?.client === next.client && last.open === next.open
  if (last !== undefined && isOfOne && last.clock + last.text.length === next.clock)
    words[words.length - 1] = { ...last, text: last.text + next.text }
  else words.push(next)
}
