import type { IdRange } from '@alongside/protocol'
import {
  carryAsked,
  carryPieces,
  erase,
  setBlock,
  setMark,
  type Asked,
  type Carrying,
  type Writing,
} from '@alongside/flow'
import type { Brought } from '../taken/brought.ts'
import { overlaps } from '../taken/overlaps.ts'
import { partedByOpen } from './carried.ts'
import { insertedFrom, type Inserted } from './inserted.ts'
import type { Operation } from './plan.ts'

/**
 * Writes to a flow what a person did with a pen, in the transaction under way; answers the letters that it inserted. What
 * was brought of open suggestions stays suggested.
 */
export function push(
  writing: Writing,
  pen: number,
  operations: readonly Operation[],
  brought: ReadonlyMap<number, readonly Brought[]>,
): readonly Inserted[] {
  const inserted: Inserted[] = []
  const carrying: Carrying = new Map()
  const hasMarker = (index: number) => writing.flow.block(index).id !== null
  for (const operation of operations) {
    switch (operation.is) {
      case 'replace': {
        const { from, removed, added } = operation
        const units = removed.reduce(
          (sum, token) =>
            sum + (token.type === 'inline' ? token.text.length : hasMarker(token.index) ? 1 : 0),
          0,
        )
        if (units > 0) erase(writing, from, units)
        if (added.length > 0) {
          const parts = partedByOpen(writing.flow, added, brought)
          inserted.push(...insertedFrom(parts, carryPieces(writing, pen, carrying, from, parts)))
        }
        break
      }
      case 'look':
        setBlock(writing, operation.block, operation.wanted)
        break
      case 'mark': {
        const { block, offset, units, name, value } = operation
        setMark(writing, { block, offset }, units, name, value)
      }
    }
  }
  carryWhatIsAsked(writing, pen, carrying, inserted, brought)
  return inserted
}

/**
 * What is suggested of words goes with them into another section (F45). In this one it finds them by itself (F42), those
 * too that nobody can be told of.
 */
function carryWhatIsAsked(
  writing: Writing,
  pen: number,
  carrying: Carrying,
  inserted: readonly Inserted[],
  brought: ReadonlyMap<number, readonly Brought[]>,
): void {
  const found = new Map<string, { readonly asked: Asked; readonly ids: IdRange[] }>()
  for (const { client, clock, at, text } of brought.size === 0 ? [] : inserted) {
    for (const { span, from, to } of overlaps(
      brought.get(at.block) ?? [],
      at.offset,
      at.offset + text.length,
    )) {
      if (span.section === null) continue
      const first = clock + from - at.offset
      for (const asked of span.words.asked ?? []) {
        const key = JSON.stringify(asked)
        const known = found.get(key) ?? { asked, ids: [] }
        found.set(key, known)
        known.ids.push([client, first, first + to - from])
      }
    }
  }
  for (const { asked, ids } of found.values()) carryAsked(writing, pen, carrying, asked, ids)
}
