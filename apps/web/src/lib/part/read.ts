import type { BlockView, RunView } from '@alongside/protocol'
import type { Change } from '#lib/history/change.ts'

/** Words to be read; in a comparison, what became of them. */
export interface ReadRun extends RunView {
  readonly change?: Change | undefined
}

/** A block to be read; in a comparison, what became of its beginning. */
export interface ReadBlock extends Omit<BlockView, 'runs'> {
  readonly runs: readonly ReadRun[]
  readonly change?: Change | undefined
}
