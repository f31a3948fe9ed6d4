import { authorsOf, type Attribution, type AuthoredRun, type WriterOf } from '@alongside/attribution'
import { textOf, type Id } from '@alongside/flow'
import type { ComparedBlock, ComparedRun, Counts, WordsChange } from '@alongside/history'

/** Words of one writer as they stood at a moment, and what became of them since another. */
export interface MomentRun extends AuthoredRun {
  readonly id: Id
  readonly embed: { readonly value: unknown } | null
  readonly change: WordsChange | null
}

/** A block as it read at a moment. */
export interface MomentReadBlock extends Pick<ComparedBlock, 'block' | 'change'> {
  readonly text: string
  readonly runs: readonly MomentRun[]
}

/** A section as it read after row `seq`, beside how it read after `since`. */
export interface MomentRead {
  readonly head: number
  readonly seq: number
  /** When that row was saved; null for none. */
  readonly at: number | null
  readonly since: number | null
  readonly blocks: readonly MomentReadBlock[]
  readonly people: readonly Counts[]
}

/** Says of the words of each block whose they are. Throws `RangeError` for words that the log gives to nobody. */
export function authoredBlocks(
  blocks: readonly ComparedBlock[],
  writerOf: WriterOf,
  attribution: Attribution,
): readonly MomentReadBlock[] {
  return blocks.map(({ block, change, runs }) => ({
    block,
    change,
    text: change?.is === 'removed' ? '' : textOf(block),
    runs: runs.flatMap((run) => authoredRuns(run, writerOf, attribution)),
  }))
}

/** The parts of a run that are of one writer, each with the id of its first unit. */
function authoredRuns(run: ComparedRun, writerOf: WriterOf, attribution: Attribution): readonly MomentRun[] {
  const { client, embed, change } = run
  let { clock } = run
  return authorsOf([run], writerOf, attribution).map((authored) => {
    const id = { client, clock }
    clock += authored.text.length
    return { ...authored, id, embed, change }
  })
}
