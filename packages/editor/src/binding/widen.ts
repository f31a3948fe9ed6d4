import type { Flow } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import { combine, growthBefore, type Range } from './changed-ranges.ts'

/**
 * Adds to ranges what must be looked at with them: the other half of a character that takes two units, the
 * beginning of a block where something changes at its start, and the beginning of a block that has no marker and
 * may need one now.
 */
export function widen(flow: Flow, oldDoc: Node, ranges: readonly Range[]): readonly Range[] {
  const isIn = (pos: number) => ranges.some(({ from, to }) => from <= pos && pos < to)
  const more = ranges
    .flatMap((range) => companions(flow, oldDoc, range))
    .filter((pos) => !isIn(pos))
    .map((pos) => pos + growthBefore(ranges, ({ to }) => to <= pos))
    .map((pos) => ({ from: pos, to: pos + 1, newFrom: pos, newTo: pos + 1 }))
  return more.length === 0 ? ranges : combine(ranges, more)
}

/** The positions in the old document of what is to be looked at with a range. */
function companions(flow: Flow, oldDoc: Node, { from, to }: Range): number[] {
  const $from = oldDoc.resolve(from)
  const $to = oldDoc.resolve(to)
  const isBare = (index: number) => index < flow.count && flow.block(index).id === null
  const found: number[] = []
  if ($from.depth > 0) {
    if ($from.parentOffset === 0 || isBare($from.index(0))) found.push($from.before(1))
    if (isHalf(oldDoc, from)) found.push(from - 1)
  }
  if ($to.depth > 0 ? isHalf(oldDoc, to) : isBare($to.index(0))) found.push(to)
  return found
}

/** Says whether a position stands between the two units of one character. */
function isHalf(doc: Node, pos: number): boolean {
  if (pos < 1 || pos >= doc.content.size) return false
  const unit = doc.textBetween(pos, pos + 1).charCodeAt(0)
  return unit >= 0xdc00 && unit <= 0xdfff
}
