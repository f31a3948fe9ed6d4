import type { Change } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { AddMarkStep, AttrStep, RemoveMarkStep, type Step } from '@tiptap/pm/transform'

/** A stretch of a document that transactions replaced: `from` to `to` before them, `newFrom` to `newTo` after. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

/** The stretches that a step may have changed, those included that its map is silent about. */
function rangesOf(step: Step): Range[] {
  const ranges: Range[] = []
  step.getMap().forEach((from, to, newFrom, newTo) => void ranges.push({ from, to, newFrom, newTo }))
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) ranges.push(unmoved(step.from, step.to))
  if (step instanceof AttrStep) ranges.push(unmoved(step.pos, step.pos + 1))
  return ranges
}

function unmoved(from: number, to: number): Range {
  return { from, to, newFrom: from, newTo: to }
}

/** The difference in length that those ranges make together which lie before a place. */
export function growthBefore(ranges: readonly Range[], isBefore: (range: Range) => boolean): number {
  return ranges
    .filter(isBefore)
    .reduce((sum, { from, to, newFrom, newTo }) => sum + newTo - newFrom - to + from, 0)
}

/** Ranges of one change after another, `first` then `second`, as ranges of both; touching ones become one. */
export function combine(first: readonly Range[], second: readonly Range[]): Range[] {
  const between = [
    ...first.map(({ newFrom, newTo }) => ({ from: newFrom, to: newTo })),
    ...second.map(({ from, to }) => ({ from, to })),
  ].sort((a, b) => a.from - b.from || a.to - b.to)
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of between) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged.map(({ from, to }) => ({
    from: from - growthBefore(first, (range) => range.newTo < from),
    to: to - growthBefore(first, (range) => range.newTo <= to),
    newFrom: from + growthBefore(second, (range) => range.to < from),
    newTo: to + growthBefore(second, (range) => range.to <= to),
  }))
}

/** What transactions that followed each other changed, in order and apart from each other. */
export function changedRanges(transactions: readonly Transaction[]): Range[] {
  return transactions
    .flatMap((transaction) => transaction.steps)
    .reduce<Range[]>((ranges, step) => combine(ranges, rangesOf(step)), [])
}

/** The indexes of the blocks of a document that ranges reach into, as they are after these changes of the flow. */
export function touchedIn(
  doc: Node,
  ranges: readonly Range[],
  changes: readonly Change[],
): readonly number[] {
  const touched = new Set<number>()
  for (const { from, to } of ranges) {
    const last = Math.min(doc.resolve(to).index(0), doc.childCount - 1)
    for (let index = doc.resolve(from).index(0); index <= last; index++) {
      touched.add(index + growthAbove(index, changes))
    }
  }
  return [...touched]
}

/** How many blocks more there are above one, by its index before changes that come in order. */
function growthAbove(block: number, changes: readonly Change[]): number {
  let growth = 0
  for (const { index, old, blocks } of changes) {
    if (index - growth + old.length > block) break
    growth += blocks.length - old.length
  }
  return growth
}
