import { carryPieces, erase, setBlock, setMark, type Carrying, type Writing } from '@alongside/flow'
import type { Brought } from '../taken/brought.ts'
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
  return inserted
}
