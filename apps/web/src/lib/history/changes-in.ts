import type { MemberView, MomentBlock, SectionMoment } from '@alongside/protocol'
import type { ReadBlock, ReadRun } from '#lib/part/read.ts'
import { shownWriter } from '#lib/words/writer.ts'
import type { Change, ChangeKind } from './change.ts'

/** A moment to be read, and what is otherwise in it than at the other moment, in the order of the text. */
export interface Compared {
  readonly blocks: readonly ReadBlock[]
  readonly changes: readonly Change[]
}

/** The words that a change is about; `goesOn` where those before them were changed too. */
interface Words extends Pick<Change, 'text' | 'importedFrom' | 'first'> {
  readonly goesOn: boolean
}

const noWords: Words = { text: '', goesOn: false }

function wordsOf({ text, id, change, importedFrom }: MomentBlock['runs'][number], goesOn: boolean): Words {
  return {
    text,
    goesOn,
    ...(change?.is === 'added' && importedFrom && { importedFrom }),
    ...(change?.is === 'removed' && { first: id }),
  }
}

type Done = NonNullable<MomentBlock['runs'][number]['change']> | NonNullable<MomentBlock['change']>

/** What becomes of one place by one person in one minute is one change, however many runs it stands in. */
export function changesIn(
  { blocks }: Pick<SectionMoment, 'blocks'>,
  members: readonly MemberView[],
): Compared {
  const changes: Change[] = []
  const open = new Map<number, string>()

  function add(is: ChangeKind, done: Done, { text, goesOn, importedFrom, first }: Words): Change {
    const key = `${is} ${done.by?.id} ${done.capacity} ${done.at} ${JSON.stringify(importedFrom)}`
    const last = changes.at(-1)
    if (goesOn && last !== undefined && open.get(last.number) === key) {
      const longer = { ...last, text: last.text + text }
      changes[changes.length - 1] = longer
      return longer
    }
    const { by, capacity, at } = done
    const writer =
      by === null || capacity === null ? null : shownWriter(members, { voice: by.id, hand: by.id, capacity })
    const change = {
      number: changes.length + 1,
      is,
      by: writer,
      at,
      text,
      ...(importedFrom && { importedFrom }),
      ...(first && { first }),
    }
    open.set(change.number, key)
    changes.push(change)
    return change
  }

  const read = blocks.map((block): ReadBlock => {
    const own =
      block.change && isToldApart(block) ? add(wordOf(block.change.is), block.change, noWords) : undefined
    let goesOn = false
    const runs = block.runs.map((run): ReadRun => {
      const change = run.change && add(run.change.is, run.change, wordsOf(run, goesOn))
      goesOn = run.change !== undefined
      return { ...run, change }
    })
    return { ...block, runs, change: own }
  })
  return { blocks: read, changes }
}

/** A paragraph that came with its words, or went with them, is told by them. */
function isToldApart({ change, runs }: MomentBlock): boolean {
  const first = runs[0]?.change
  return !(change && first && change.is === first.is && change.by?.id === first.by?.id)
}

function wordOf(is: NonNullable<MomentBlock['change']>['is']): ChangeKind {
  switch (is) {
    case 'added':
      return 'blockAdded'
    case 'removed':
      return 'blockRemoved'
    case 'changed':
      return 'blockChanged'
  }
}
