import { proposalFinder, type Asked, type Flow, type Proposals } from '@alongside/flow'
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
 * other, in order), each with the open suggestion that it is of and what is suggested of it. What is no letter (an embed, the beginning of a block) is left out.
 */
export function takenBetween(
  flow: Flow,
  doc: Node,
  { from, to }: Reach,
  gone: readonly Reach[] = [],
): readonly TakenWords[] {
  const words: TakenWords[] = []
  const find = proposalFinder(flow.suggestions)
  const first = doc.resolve(from).index(0)
  let pos = startOf(doc, first)
  for (let index = first; index < Math.min(doc.childCount, flow.count) && pos < to; index++) {
    const node = doc.child(index)
    const start = pos + 1
    let at = start
    const block = flow.block(index)
    const { words: proposed, block: ofBlock } = find(block)
    const previous = doc.maybeChild(index - 1)
    const isBehindTaken = previous !== null && (pos - previous.nodeSize >= from || pos - 1 > from)
    // Of a block that is emptied its beginning stays, and what is suggested of how it looks goes with all of its words.
    const isEmptied = pos < from && from === start && node.content.size > 0 && to >= start + node.content.size
    const ofIt = isEmptied ? ofBlock.filter(({ is }) => is === 'look') : ofBlock
    const begins = pos < from && !isEmptied ? [] : askedOfBlock(flow, ofIt, isBehindTaken)
    for (const { client, clock, text, embed, suggestion } of node.isTextblock ? block.runs : []) {
      const reach = { from: Math.max(at, from), to: Math.min(at + text.length, to) }
      for (const left of embed === null ? without(reach, gone) : []) {
        const open = suggestion && { open: flow.suggestions.carriedBy(suggestion) ?? suggestion }
        const edges = proposed.flatMap((one) => [one.from + start, one.to + start])
        for (const part of cut(left, edges)) {
          const [first, last] = [part.from - at, part.to - at]
          const asked = askedOf(flow, proposed, part.from - start)
          add(words, {
            client,
            clock: clock + first,
            text: text.slice(first, last),
            ...open,
            ...(asked.length > 0 && { asked }),
            ...(begins.length > 0 && part.from === start && { begins }),
          })
        }
      }
      at += text.length
    }
    pos += node.nodeSize
  }
  return words
}

/** What is suggested of the letter of a block at an offset, which is there already. */
function askedOf({ suggestions }: Flow, proposed: Proposals['words'], offset: number): readonly Asked[] {
  return proposed.flatMap((one): Asked[] => {
    if (offset < one.from || one.to <= offset) return []
    const of = suggestions.carriedBy(one.suggestion) ?? one.suggestion
    switch (one.is) {
      case 'insertion':
        return []
      case 'removal':
        return [{ of, entry: { type: 'remove' } }]
      case 'mark':
        return [{ of, entry: { type: 'mark', name: one.name, value: one.value } }]
    }
  })
}

/** What is suggested of a block that is there already; that it is joined only if the block before it goes along. */
function askedOfBlock(
  { suggestions }: Flow,
  proposed: Proposals['block'],
  isBehindTaken: boolean,
): readonly Asked[] {
  return proposed.flatMap((one): Asked[] => {
    const of = suggestions.carriedBy(one.suggestion) ?? one.suggestion
    switch (one.is) {
      case 'beginning':
        return []
      case 'removal':
        return [{ of, entry: { type: 'remove' } }]
      case 'join':
        return isBehindTaken ? [{ of, entry: { type: 'join' } }] : []
      case 'look':
        return [{ of, entry: { type: 'block', changes: one.changes } }]
    }
  })
}

/** The parts into which a reach falls at some positions. */
function cut({ from, to }: Reach, edges: readonly number[]): readonly Reach[] {
  const within = edges.filter((edge) => from < edge && edge < to).sort((a, b) => a - b)
  const all = [...new Set([from, ...within, to])]
  return all.slice(1).map((end, index) => ({ from: all[index] ?? from, to: end }))
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
  const isOfOne =
    next.begins === undefined &&
    last?.client === next.client &&
    last.open === next.open &&
    JSON.stringify(last.asked) === JSON.stringify(next.asked)
  if (last !== undefined && isOfOne && last.clock + last.text.length === next.clock)
    words[words.length - 1] = { ...last, text: last.text + next.text }
  else words.push(next)
}
