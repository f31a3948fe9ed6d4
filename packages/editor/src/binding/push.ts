import {
  erase,
  insertPieces,
  markNames,
  markOf,
  sameAttributes,
  sameMark,
  sameMarks,
  setBlock,
  setMark,
  type MarkValue,
  type Piece,
  type Spot,
  type Writing,
} from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import type { Range } from './changed-ranges.ts'
import { attributesOf } from './nodes.ts'
import { canStay, tokensBetween, type BlockToken, type InlineToken, type Token } from './tokens.ts'
import { widen } from './widen.ts'

/** Two states of a document, and the flow that is to follow from one to the other. */
interface Push {
  readonly writing: Writing
  readonly oldDoc: Node
  readonly newDoc: Node
}

/**
 * Writes to a flow what turned `oldDoc` into `newDoc`: the smallest operations that do it (F8). What a range holds
 * on both sides stays, so no character is ever deleted and made again. From the end to the beginning, since
 * places count as they stood before.
 */
export function push(writing: Writing, oldDoc: Node, newDoc: Node, ranges: readonly Range[]): void {
  const wide = widen(writing.flow, oldDoc, ranges)
  for (const range of wide.toReversed()) pushRange({ writing, oldDoc, newDoc }, range)
}

function pushRange(state: Push, range: Range): void {
  const old = Array.from(tokensBetween(state.oldDoc, range.from, range.to))
  const now = Array.from(tokensBetween(state.newDoc, range.newFrom, range.newTo))
  const most = Math.min(old.length, now.length)
  const stays = (a: Token | undefined, b: Token | undefined) => a && b && canStay(a, b)
  let head = 0
  while (head < most && stays(old[head], now[head])) head++
  let tail = 0
  while (tail < most - head && stays(old.at(-1 - tail), now.at(-1 - tail))) tail++
  retouch(state, old.slice(old.length - tail), now.slice(now.length - tail))
  const kept = old[head - 1]
  const removed = old.slice(head, old.length - tail)
  const added = now.slice(head, now.length - tail)
  const hasTurned = kept?.type === 'block' && turn(state, kept, now[head - 1], removed, added)
  if (!hasTurned) replace(state, spotBehind(state, kept, range.from), removed, added)
  retouch(state, old.slice(0, hasTurned ? head - 1 : head), now.slice(0, head))
}

function spotBehind({ oldDoc }: Push, kept: Token | undefined, from: number): Spot {
  if (kept?.type === 'inline') return { block: kept.block, offset: kept.offset + kept.text.length }
  if (kept?.type === 'block') {
    return kept.node.isTextblock ? { block: kept.index, offset: 0 } : { before: kept.index + 1 }
  }
  const $from = oldDoc.resolve(from)
  return $from.depth === 0
    ? { before: $from.index(0) }
    : { block: $from.index(0), offset: $from.parentOffset }
}

function replace({ writing }: Push, spot: Spot, removed: readonly Token[], added: readonly Token[]): void {
  const hasMarker = (index: number) => writing.flow.block(index).id !== null
  const units = removed.reduce(
    (sum, token) => sum + (token.type === 'inline' ? token.text.length : hasMarker(token.index) ? 1 : 0),
    0,
  )
  if (units > 0) erase(writing, spot, units)
  if (added.length > 0) insertPieces(writing, spot, piecesOf(added))
}

function piecesOf(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = []
  for (const token of tokens) {
    const last = pieces.at(-1)
    if (token.type === 'block') pieces.push({ block: attributesOf(token.node) })
    else {
      const marks = token.isCode ? null : token.marks
      if (token.embed !== null) pieces.push({ embed: token.embed, marks })
      else if (last && 'text' in last && sameLook(last.marks, marks)) {
        pieces[pieces.length - 1] = { text: last.text + token.text, marks }
      } else pieces.push({ text: token.text, marks })
    }
  }
  return pieces
}

function sameLook(a: InlineToken['marks'] | null, b: InlineToken['marks'] | null): boolean {
  return a === b || (a !== null && b !== null && sameMarks(a, b))
}

/**
 * At the start of a block that has words, a new block goes before the block's own marker, so that the words keep
 * theirs (F2a): what comes to stand behind the kept marker is the last block that was added.
 */
function turn(
  { writing }: Push,
  kept: BlockToken,
  keptNow: Token | undefined,
  removed: readonly Token[],
  added: readonly Token[],
): boolean {
  const last = added.at(-1)
  const { id, runs } = writing.flow.block(kept.index)
  if (last?.type !== 'block' || keptNow?.type !== 'block' || id === null || !kept.node.isTextblock)
    return false
  if (removed.some(({ type }) => type === 'block')) return false
  const units = (tokens: readonly { readonly text?: string }[]) =>
    tokens.reduce((sum, { text = '' }) => sum + text.length, 0)
  if (units(runs) <= units(removed.filter((token) => token.type === 'inline'))) return false
  const place = { block: kept.index, offset: 0 }
  replace({ writing, oldDoc: kept.node, newDoc: kept.node }, place, removed, [])
  setBlock(writing, kept.index, attributesOf(last.node))
  insertPieces(writing, { before: kept.index }, piecesOf([keptNow, ...added.slice(0, -1)]))
  return true
}

/** Gives what stays its new look: keys of markers, and marks where they differ. */
function retouch(state: Push, old: readonly Token[], now: readonly Token[]): void {
  let stretch: Stretched[] = []
  const stretches: (Stretched[] | { before: BlockToken; after: BlockToken })[] = []
  for (const [index, before] of old.entries()) {
    const after = now[index]
    if (before.type === 'block' && after?.type === 'block') {
      stretches.push({ before, after })
      stretch = []
    } else if (before.type === 'inline' && after?.type === 'inline') {
      if (stretch.length === 0) stretches.push(stretch)
      stretch.push({ from: before, units: before.text.length, now: after })
    }
  }
  for (const part of stretches.toReversed()) {
    if (Array.isArray(part)) remark(state.writing, part)
    else remarker(state, part.before, part.after)
  }
}

/** A character that stays, as it was and as it is now. */
interface Stretched {
  readonly from: InlineToken
  readonly units: number
  readonly now: InlineToken
}

/** Sets and takes away marks on words that follow each other in one block, each as few times as can be. */
function remark(writing: Writing, stretch: readonly Stretched[]): void {
  for (const name of markNames) {
    const runs: { block: number; offset: number; units: number; value: MarkValue | null }[] = []
    let wasSame = true
    for (const { from, units, now } of stretch) {
      const value = markOf(now.marks, name)
      const isSame = now.isCode || sameMark(markOf(from.marks, name), value)
      const last = runs.at(-1)
      if (!isSame && !wasSame && last && sameMark(last.value, value)) last.units += units
      else if (!isSame) runs.push({ block: from.block, offset: from.offset, units, value })
      wasSame = isSame
    }
    for (const { block, offset, units, value } of runs)
      setMark(writing, { block, offset }, units, name, value)
  }
}

function remarker({ writing, newDoc }: Push, before: BlockToken, after: BlockToken): void {
  const { id, asked } = writing.flow.block(before.index)
  const wanted = attributesOf(after.node)
  if (id !== null) {
    if (!before.node.sameMarkup(after.node)) setBlock(writing, before.index, wanted)
    return
  }
  // A block without a marker reads as a plain paragraph at the beginning, or behind a block that holds no words.
  const above = after.index > 0 ? newDoc.child(after.index - 1) : null
  const readsAlone = above === null || !above.isTextblock
  const isSole = newDoc.childCount === 1
  const hasWords = after.node.content.size > 0
  if (!sameAttributes(asked, wanted) || !readsAlone || !(hasWords || isSole))
    setBlock(writing, before.index, wanted)
}
