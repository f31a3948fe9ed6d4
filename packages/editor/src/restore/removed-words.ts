import type { Id } from '@alongside/flow'
import type { MomentBlock } from '@alongside/protocol'
import type { RemovedWords } from './bring-back.ts'
import { attributesFrom, runFrom } from './old-blocks.ts'

type MomentRun = MomentBlock['runs'][number]

/**
 * Words of a moment that had been removed since the one that it is compared with, from the run that begins with `first`
 * on as far as they were removed in a row in its block, with the nearest units before and behind them that stood; null
 * where no such words begin there.
 */
export function removedWords(moment: readonly MomentBlock[], first: Id): RemovedWords | null {
  const units = moment.flatMap(({ runs }, block) => runs.map((run) => ({ run, block })))
  const at = units.findIndex(({ run }) => isSame(run.id, first) && run.change?.is === 'removed')
  const begin = units[at]
  if (begin === undefined) return null
  const next = units.findIndex(
    ({ run, block }, index) => index > at && (block !== begin.block || !isOneChange(begin.run, run)),
  )
  const end = next < 0 ? units.length : next
  const words = units.slice(at, end).map(({ run }) => run)
  const own = moment[begin.block]
  const isWhole = own?.change?.is === 'removed' && own.runs.length === words.length
  const before = units
    .slice(0, at)
    .findLast(({ run, block }) => isThere(run) && (isWhole || block === begin.block))
  const behind = units.slice(end).find(({ run, block }) => isThere(run) && (isWhole || block === begin.block))
  return {
    runs: words.map(runFrom),
    after: before ? lastOf(before.run) : isWhole ? null : (own?.id ?? null),
    before: behind?.run.id ?? null,
    block: isWhole && own !== undefined ? attributesFrom(own.asked) : null,
  }
}

/** Whether words that stand in a row were removed by one person in one minute, as the page tells of them. */
function isOneChange({ change: a }: MomentRun, { change: b }: MomentRun): boolean {
  return a?.is === b?.is && a?.by?.id === b?.by?.id && a?.capacity === b?.capacity && a?.at === b?.at
}

function isThere({ change }: MomentRun): boolean {
  return change?.is !== 'removed' && change?.is !== 'movedAway'
}

function lastOf({ id, text }: MomentRun): Id {
  return { client: id.client, clock: id.clock + text.length - 1 }
}

function isSame(a: Id, b: Id): boolean {
  return a.client === b.client && a.clock === b.clock
}
