import type { Block, Flow, Run } from '@alongside/flow'
import type { Fragment, Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { FlowBinding } from '../binding/binding.ts'
import { nodeOf } from '../binding/nodes.ts'
import { startOf } from '../binding/places.ts'
import { bringPlaced, type Brought } from '../taken/brought.ts'
import { noteRestored } from './restored.ts'
import { anchorsOf, unitsOf, type Anchor, type Unit } from './pieces.ts'

/** A version to be brought back: its blocks as they read after row `seq`. */
export interface OldVersion {
  readonly seq: number
  readonly blocks: readonly Block[]
}

/**
 * Makes the text what it was in an old version, as one new change (E36): words that still stand in the same order are
 * left alone, and what comes back is declared as the words that it was. False where nothing is to be done, and in
 * suggest mode.
 */
export function restoreVersion(
  tr: Transaction,
  { seq, blocks }: OldVersion,
  binding: FlowBinding | null,
): boolean {
  const { doc } = tr
  if (binding === null || binding.isSuggesting || doc.childCount !== binding.flow.count) return false
  const { schema } = doc.type
  const goal = schema.topNodeType.create(
    null,
    blocks.map((block) => nodeOf(schema, block)),
  )
  const now = blocks.map((block) => ({
    ...block,
    runs: block.runs.flatMap((run) => runsNow(binding.flow, run)),
  }))
  const open = replaceWords(tr, binding.flow, goal, now)
  matchLooks(tr, goal, blocks)
  if (!tr.docChanged) return false
  bringPlaced(tr, placedIn(tr, now, open))
  noteRestored(tr, seq)
  tr.setMeta('uiEvent', 'restore').scrollIntoView()
  return true
}

/** Words of an old version by the ids under which they stand now, where they were brought back or moved since. */
function runsNow(flow: Flow, run: Run): readonly Run[] {
  if (run.embed !== null) return [run]
  const runs: Run[] = []
  let at = 0
  const take = (to: number, client: number, clock: number) => {
    if (to > at) runs.push({ ...run, client, clock, text: run.text.slice(at, to) })
    at = to
  }
  for (const { at: from, range } of flow.lettersOf([run.client, run.clock, run.clock + run.text.length])) {
    take(from, run.client, run.clock + at)
    take(from + range[2] - range[1], range[0], range[1])
  }
  take(run.text.length, run.client, run.clock + at)
  return runs
}

/** From which position to which a document is replaced, by what of another. */
interface Gap {
  readonly from: number
  readonly to: number
  readonly wantedFrom: number
  readonly wantedTo: number
}

/** Puts in and takes out what differs; answers what is only suggested and was left where it was. */
function replaceWords(tr: Transaction, flow: Flow, goal: Node, blocks: readonly Block[]): readonly Unit[] {
  const live = unitsOf(tr.doc, flow.blocks())
  const anchors = anchorsOf(live, unitsOf(goal, blocks))
  const open = live.filter(({ isOpen, isLetter }) => isOpen && isLetter)
  const gaps = gapsBetween(anchors, tr.doc.content.size, goal.content.size).flatMap((gap) =>
    around(tr.doc, gap, open),
  )
  for (const gap of gaps.toReversed()) {
    const slice = goal.slice(gap.wantedFrom, gap.wantedTo)
    // Equal words are others' here: what stands between two anchors is not what stood there.
    const hasWords = slice.content.textBetween(0, slice.content.size, null, breakOf) !== ''
    if (hasWords || !tr.doc.slice(gap.from, gap.to).eq(slice)) tr.replace(gap.from, gap.to, slice)
  }
  return open.filter(({ from, to }) => !tr.mapping.mapResult(from, 1).deletedAfter && to > from)
}

/** A line break is a letter of the flow, and an embed is none. */
function breakOf({ type }: Node): string {
  return type.name === 'hardBreak' ? '\n' : ''
}

function gapsBetween(anchors: readonly Anchor[], size: number, wantedSize: number): readonly Gap[] {
  const gaps: Gap[] = []
  let [from, wantedFrom] = [0, 0]
  for (const { live, wanted } of anchors) {
    gaps.push({ from, to: live.from, wantedFrom, wantedTo: wanted.from })
    ;[from, wantedFrom] = [live.to, wanted.to]
  }
  return [...gaps, { from, to: size, wantedFrom, wantedTo: wantedSize }]
}

/** Leaves alone what is only suggested in the block where a gap begins: what is wanted comes behind it. */
function around(doc: Node, gap: Gap, open: readonly Unit[]): readonly Gap[] {
  const $from = doc.resolve(gap.from)
  const end = $from.depth === 0 ? gap.from : $from.end()
  const gaps: Gap[] = []
  let { from } = gap
  for (const unit of open) {
    if (unit.from < from || unit.to > Math.min(end, gap.to)) continue
    gaps.push({ from, to: unit.from, wantedFrom: gap.wantedFrom, wantedTo: gap.wantedFrom })
    from = unit.to
  }
  return [...gaps, { ...gap, from }]
}

/** Where the words of these blocks stand in the document that is made of them, in which some are only suggested. */
function placedIn(
  tr: Transaction,
  blocks: readonly Block[],
  open: readonly Unit[],
): ReadonlyMap<number, readonly Brought[]> {
  const skipped = new Map<number, number[]>()
  for (const { from } of open) {
    const $pos = tr.doc.resolve(tr.mapping.map(from, 1))
    const block = $pos.index(0)
    skipped.set(block, [...(skipped.get(block) ?? []), $pos.parentOffset])
  }
  return new Map(blocks.map(({ runs }, index) => [index, placedRuns(runs, skipped.get(index) ?? [])]))
}

/** The words of a block, one behind another, past the offsets that something else has. */
function placedRuns(runs: readonly Run[], skipped: readonly number[]): readonly Brought[] {
  const taken = new Set(skipped)
  const placed: Brought[] = []
  let at = 0
  for (const { client, clock, text, embed } of runs) {
    let from = 0
    const put = (to: number) => {
      if (to > from && embed === null) {
        const words = { client, clock: clock + from, text: text.slice(from, to) }
        placed.push({ start: at - (to - from), length: to - from, section: null, words })
      }
      from = to
    }
    for (let unit = 0; unit < text.length; unit++) {
      if (taken.has(at)) put(unit)
      while (taken.has(at)) at += 1
      at += 1
    }
    put(text.length)
  }
  return placed
}

/** Gives each block the look it is to have, and its words their marks; both documents have the same words. */
function matchLooks(tr: Transaction, goal: Node, blocks: readonly Block[]): void {
  if (tr.doc.childCount !== blocks.length) return
  for (const [index, wanted] of goal.children.entries()) {
    const node = tr.doc.child(index)
    const pos = startOf(tr.doc, index)
    if (!node.sameMarkup(wanted)) tr.setNodeMarkup(pos, wanted.type, wanted.attrs)
    if (node.content.eq(wanted.content) || node.textContent !== wanted.textContent) continue
    matchMarks(tr, pos + 1, wanted.content)
  }
}

function matchMarks(tr: Transaction, start: number, wanted: Fragment): void {
  let pos = start
  for (const node of wanted.content) {
    const end = pos + node.nodeSize
    const names = new Set(node.marks.map(({ type }) => type))
    tr.doc.nodesBetween(pos, end, (live) => {
      for (const { type } of live.isInline ? live.marks : [])
        if (!names.has(type)) tr.removeMark(pos, end, type)
    })
    for (const mark of node.marks) if (!isMarked(tr, pos, end, mark)) tr.addMark(pos, end, mark)
    pos = end
  }
}

function isMarked(tr: Transaction, from: number, to: number, mark: Node['marks'][number]): boolean {
  let isAll = true
  tr.doc.nodesBetween(from, to, (node) => {
    if (node.isInline && !mark.isInSet(node.marks)) isAll = false
  })
  return isAll
}
