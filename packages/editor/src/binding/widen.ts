import type { Flow } from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import { combine, type Range } from './changed-ranges.ts'

/**
 * Adds to ranges what must be looked at with them: the other half of a character that takes two units, the
 * beginning of a block where something changes at its start, and the beginning of a block that has no marker and
 * may need one now.
 */
export function widen(flow: Flow, oldDoc: Node, ranges: readonly Range[]): readonly Range[] {
  const more = ranges.flatMap((range) => companions(flow, oldDoc, range))
  return more.length === 0 ? ranges : combine(ranges, more)
}

function companions(flow: Flow, oldDoc: Node, { from, to, newFrom, newTo }: Range): Range[] {
  const $from = oldDoc.resolve(from)
  const $to = oldDoc.resolve(to)
  const isBare = (index: number) => index < flow.count && flow.block(index).id === null
  const found: Range[] = []
  const add = (at: number) => void found.push({ from: at, to: at + 1, newFrom: at, newTo: at + 1 })
  if ($from.depth > 0) {
    if ($from.parentOffset === 0 || isBare($from.index(0))) add(newFrom - $from.parentOffset - 1)
    if (isHalf(oldDoc, from)) add(newFrom - 1)
  }
  if ($to.depth > 0 ? isHalf(oldDoc, to) : isBare($to.index(0))) add(newTo)
  return found
}

/** Says whether a position stands between the two units of one character. */
function isHalf(doc: Node, pos: number): boolean {
  if (pos < 1 || pos >= doc.content.size) return false
  const unit = doc.textBetween(pos, pos + 1).charCodeAt(0)
  return unit >= 0xdc00 && unit <= 0xdfff
}
