import {
  idsIn,
  markNames,
  markOf,
  sameAttributes,
  sameMark,
  sameMarks,
  type BlockAttributes,
  type Flow,
  type MarkName,
  type MarkValue,
  type Piece,
  type Place,
  type Spot,
} from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import type { Range } from './changed-ranges.ts'
import { attributesOf } from './nodes.ts'
import { startOf } from './places.ts'
import { overlaps } from '../taken/overlaps.ts'
import type { Brought } from '../taken/brought.ts'
import { canStay, tokensBetween, type BlockToken, type InlineToken, type Token } from './tokens.ts'
import { widen } from './widen.ts'

/** What is inserted, and where it stands in the next state of the document; null for what has no letters. */
export interface Added {
  readonly piece: Piece
  readonly at: Place | null
}

/** One thing that turns a flow from one state of the document into the next. */
export type Operation =
  | {
      readonly is: 'replace'
      /** Where what goes begins, and the gap behind it. */
      readonly from: Spot
      readonly to: Spot
      readonly removed: readonly Token[]
      readonly added: readonly Added[]
    }
  | {
      readonly is: 'look'
      readonly block: number
      readonly before: BlockAttributes
      readonly wanted: BlockAttributes
    }
  | {
      readonly is: 'mark'
      readonly block: number
      readonly offset: number
      readonly units: number
      readonly name: MarkName
      readonly value: MarkValue | null
    }

/** What turns a flow into what the editor shows, in the order in which it is done. */
export interface Plan {
  readonly operations: readonly Operation[]
  /** The stretches of both documents that differ in more than their look, in order. */
  readonly replaced: readonly Range[]
}

/** Which letters of the flow the words of a document are to be, block by block. */
type Placed = ReadonlyMap<number, readonly Brought[]>

/** Two states of a document, and what turned one into the other. */
interface Planning {
  readonly flow: Flow
  readonly oldDoc: Node
  readonly newDoc: Node
  readonly placed: Placed | null
  readonly operations: Operation[]
  readonly replaced: Range[]
}

/**
 * Finds the smallest operations that turn `oldDoc`, which shows the flow, into `newDoc` (F8). What a range holds on
 * both sides stays, so no character is ever deleted and made again. From the end to the beginning, since places
 * count as they stood before. With `placed`, letters stay only where they are the very ones that are to stand there, and
 * bear the marks that they show (E36).
 */
export function planOf(
  flow: Flow,
  oldDoc: Node,
  newDoc: Node,
  ranges: readonly Range[],
  placed: Placed | null = null,
): Plan {
  const planning: Planning = { flow, oldDoc, newDoc, placed, operations: [], replaced: [] }
  for (const range of widen(flow, oldDoc, ranges).toReversed()) planRange(planning, range)
  const { operations, replaced } = planning
  return { operations, replaced: replaced.toReversed() }
}

function planRange(state: Planning, range: Range): void {
  const old = Array.from(tokensBetween(state.oldDoc, range.from, range.to))
  const now = Array.from(tokensBetween(state.newDoc, range.newFrom, range.newTo))
  const most = Math.min(old.length, now.length)
  const stays = (a: Token | undefined, b: Token | undefined) =>
    a && b && canStay(a, b) && isPlaced(state, a, b)
  let head = 0
  while (head < most && stays(old[head], now[head])) head++
  let tail = 0
  while (tail < most - head && stays(old.at(-1 - tail), now.at(-1 - tail))) tail++
  retouch(state, old.slice(old.length - tail), now.slice(now.length - tail))
  const kept = old[head - 1]
  const removed = old.slice(head, old.length - tail)
  const added = now.slice(head, now.length - tail)
  if (removed.length + added.length > 0) {
    const from = positionAfter(state.oldDoc, kept) ?? range.from
    const newFrom = positionAfter(state.newDoc, now[head - 1]) ?? range.newFrom
    const to = positionAfter(state.oldDoc, removed.at(-1)) ?? from
    const newTo = positionAfter(state.newDoc, added.at(-1)) ?? newFrom
    // Whole blocks that come between two others end where the next one begins, and not with their last words.
    const isBetween = state.oldDoc.resolve(to).depth === 0 && state.newDoc.resolve(newTo).depth > 0
    state.replaced.push({
      from,
      to,
      newFrom,
      newTo: isBetween ? state.newDoc.resolve(newTo).after(1) : newTo,
    })
  }
  const hasTurned = kept?.type === 'block' && turn(state, kept, now[head - 1], removed, added)
  if (!hasTurned) replace(state, spotBehind(state, kept, range.from), removed, addedIn(added))
  retouch(state, old.slice(0, hasTurned ? head - 1 : head), now.slice(0, head))
}

/** Whether a token that could stand for another may, where it is known which letters are to stand there. */
function isPlaced({ flow, placed }: Planning, a: Token, b: Token): boolean {
  if (placed === null || a.type === 'block' || b.type === 'block' || a.embed !== null) return true
  const [wanted] = overlaps(placed.get(b.block) ?? [], b.offset, b.offset + 1)
  if (wanted === undefined) return true
  // Marks sleep in code, and would wake with the words.
  if (a.isCode !== b.isCode) return false
  const { words, start } = wanted.span
  const [id] = idsIn(flow.block(a.block), a.offset, a.offset + 1)
  return id?.[0] === words.client && id[1] === words.clock + b.offset - start
}

/** The position directly behind a token: in a block of words, behind its beginning. */
function positionAfter(doc: Node, token: Token | undefined): number | null {
  if (token === undefined) return null
  if (token.type === 'inline') return startOf(doc, token.block) + 1 + token.offset + token.text.length
  return startOf(doc, token.index) + (token.node.isTextblock ? 1 : token.node.nodeSize)
}

function spotBehind({ oldDoc }: Planning, kept: Token | undefined, from: number): Spot {
  if (kept?.type === 'inline') return { block: kept.block, offset: kept.offset + kept.text.length }
  if (kept?.type === 'block') {
    return kept.node.isTextblock ? { block: kept.index, offset: 0 } : { before: kept.index + 1 }
  }
  const $from = oldDoc.resolve(from)
  return $from.depth === 0
    ? { before: $from.index(0) }
    : { block: $from.index(0), offset: $from.parentOffset }
}

function replace(state: Planning, from: Spot, removed: readonly Token[], added: readonly Added[]): void {
  if (removed.length === 0 && added.length === 0) return
  const last = removed.at(-1)
  const to = last === undefined ? from : spotBehind(state, last, 0)
  state.operations.push({ is: 'replace', from, to, removed, added })
}

function addedIn(tokens: readonly Token[]): Added[] {
  const all: Added[] = []
  for (const token of tokens) {
    if (token.type === 'block') {
      all.push({ piece: { block: attributesOf(token.node) }, at: { block: token.index, offset: 0 } })
      continue
    }
    const marks = token.isCode ? null : token.marks
    const last = all.at(-1)
    if (token.embed !== null) all.push({ piece: { embed: token.embed, marks }, at: null })
    else if (last && 'text' in last.piece && sameLook(last.piece.marks, marks)) {
      all[all.length - 1] = { ...last, piece: { text: last.piece.text + token.text, marks } }
    } else all.push({ piece: { text: token.text, marks }, at: { block: token.block, offset: token.offset } })
  }
  return all
}

function sameLook(a: InlineToken['marks'] | null, b: InlineToken['marks'] | null): boolean {
  return a === b || (a !== null && b !== null && sameMarks(a, b))
}

/**
 * At the start of a block that has words, a new block goes before the block's own marker, so that the words keep
 * theirs (F2a): what comes to stand behind the kept marker is the last block that was added.
 */
function turn(
  state: Planning,
  kept: BlockToken,
  keptNow: Token | undefined,
  removed: readonly Token[],
  added: readonly Token[],
): boolean {
  const last = added.at(-1)
  const { id, runs } = state.flow.block(kept.index)
  if (last?.type !== 'block' || keptNow?.type !== 'block' || id === null || !kept.node.isTextblock)
    return false
  if (removed.some(({ type }) => type === 'block')) return false
  const units = (tokens: readonly { readonly text?: string }[]) =>
    tokens.reduce((sum, { text = '' }) => sum + text.length, 0)
  if (units(runs) <= units(removed.filter((token) => token.type === 'inline'))) return false
  replace(state, { block: kept.index, offset: 0 }, removed, [])
  look(state, kept.index, attributesOf(last.node))
  replace(state, { before: kept.index }, [], addedIn([keptNow, ...added.slice(0, -1)]))
  return true
}

function look({ flow, operations }: Planning, block: number, wanted: BlockAttributes): void {
  operations.push({ is: 'look', block, before: flow.block(block).asked, wanted })
}

/** Gives what stays its new look: keys of markers, and marks where they differ. */
function retouch(state: Planning, old: readonly Token[], now: readonly Token[]): void {
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
    if (Array.isArray(part)) remark(state, part)
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
function remark({ operations }: Planning, stretch: readonly Stretched[]): void {
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
    for (const run of runs) operations.push({ is: 'mark', name, ...run })
  }
}

function remarker(state: Planning, before: BlockToken, after: BlockToken): void {
  const { id, asked } = state.flow.block(before.index)
  const wanted = attributesOf(after.node)
  if (id !== null) {
    if (!before.node.sameMarkup(after.node)) look(state, before.index, wanted)
    return
  }
  // A block without a marker reads as a plain paragraph at the beginning, or behind a block that holds no words.
  const above = after.index > 0 ? state.newDoc.child(after.index - 1) : null
  const readsAlone = above === null || !above.isTextblock
  const isSole = state.newDoc.childCount === 1
  const hasWords = after.node.content.size > 0
  if (!sameAttributes(asked, wanted) || !readsAlone || !(hasWords || isSole))
    look(state, before.index, wanted)
}
