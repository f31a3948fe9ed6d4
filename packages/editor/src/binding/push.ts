import { erase, insertPieces, setBlock, setMark, type Writing } from '@alongside/flow'
import { insertedFrom, type Inserted } from './inserted.ts'
import type { Operation } from './plan.ts'

/** Writes to a flow what a person did, in the transaction under way; answers the letters that it inserted. */
export function push(writing: Writing, operations: readonly Operation[]): readonly Inserted[] {
  const inserted: Inserted[] = []
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
          const pieces = added.map(({ piece }) => piece)
          inserted.push(...insertedFrom(added, insertPieces(writing, from, pieces)))
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
