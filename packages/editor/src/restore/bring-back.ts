import type { BlockAttributes, Flow, Id, Run } from '@alongside/flow'
import type { Transaction } from '@tiptap/pm/state'
import type { FlowBinding } from '../binding/binding.ts'
import { inlineOf, nodeOf } from '../binding/nodes.ts'
import { startOf } from '../binding/places.ts'
import { bringTaken } from '../taken/taken.ts'

/** Words that had been removed, and the units between which they stood: of these one that stands still is enough. */
export interface RemovedWords {
  readonly runs: readonly Run[]
  readonly after: Id | null
  readonly before: Id | null
  /** What their block was, where they were all of one that is gone too: then they come back as a block. */
  readonly block: BlockAttributes | null
}

/**
 * Puts words back where they had stood, as a new change that declares whose they are (E38). False where neither of
 * their neighbours stands any more, and in suggest mode.
 */
export function bringWordsBack(
  tr: Transaction,
  { runs, after, before, block }: RemovedWords,
  binding: FlowBinding | null,
): boolean {
  if (binding === null || binding.isSuggesting || runs.length === 0) return false
  const pos = positionOf(tr, binding.flow, after, 1) ?? positionOf(tr, binding.flow, before, 0)
  if (pos === null) return false
  const { schema } = tr.doc.type
  const $pos = tr.doc.resolve(pos)
  const isBehind = positionOf(tr, binding.flow, after, 1) !== null
  if (block === null) {
    const isCode = $pos.parent.type.spec.code === true
    tr.insert(
      pos,
      runs.flatMap((run) => inlineOf(schema, run, isCode)),
    )
  } else {
    tr.insert(
      isBehind ? $pos.after(1) : $pos.before(1),
      nodeOf(schema, { ...block, asked: block, id: null, runs }),
    )
  }
  const words = runs.flatMap(({ client, clock, text, embed }) =>
    embed === null ? [{ client, clock, text }] : [],
  )
  bringTaken(tr, { section: null, words })
  tr.setMeta('uiEvent', 'restore').scrollIntoView()
  return true
}

/** The position before (0) or behind (1) a unit of words, or in the block that it begins; null where it stands no more. */
function positionOf({ doc }: Transaction, flow: Flow, unit: Id | null, side: 0 | 1): number | null {
  if (unit === null || doc.childCount !== flow.count) return null
  for (const [index, { id, runs }] of flow.blocks().entries()) {
    if (!doc.child(index).isTextblock) continue
    const start = startOf(doc, index) + 1
    if (side === 1 && id?.client === unit.client && id.clock === unit.clock) return start
    let at = start
    for (const { client, clock, text } of runs) {
      const skipped = unit.clock - clock
      if (client === unit.client && skipped >= 0 && skipped < text.length) return at + skipped + side
      at += text.length
    }
  }
  return null
}
