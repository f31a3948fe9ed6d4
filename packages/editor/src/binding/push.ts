import { erase, insertPieces, setBlock, setMark, type Writing } from '@alongside/flow'
import type { Operation } from './plan.ts'

/** Writes to a flow what a person did, in the transaction under way. */
export function push(writing: Writing, operations: readonly Operation[]): void {
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
        if (added.length > 0) insertPieces(writing, from, added)
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
}
