import type { Scan } from '../update/scan.ts'
import { decide } from './decide.ts'
import { deleteRanges } from './delete.ts'
import { Draft } from './draft.ts'
import { integrate } from './integrate.ts'
import type { Change, Known } from './known.ts'
import { forbidden, type Obstacle } from './obstacle.ts'
import { tooManyRoots } from './roots.ts'
import type { Suggester } from './trespass.ts'

/** How many units one client may add in one update (S8). */
const maxAdvance = 1_000_000

/** What an update means to a section. */
export type Review =
  /** It adds something, all of which can be integrated at once. */
  | { readonly type: 'new'; readonly change: Change }
  /** All of it is known (S4). */
  | { readonly type: 'known' }
  /** It does not enter. */
  | Obstacle

/**
 * Reviews an update by integrating it in thought: its structs, then what it deletes, then what it decides. Changes
 * nothing. `suggester` is given for a sender who may suggest and not edit.
 */
export function review(known: Known, scanned: Scan, suggester: Suggester | null = null): Review {
  if (scanned.forbidden !== null) return forbidden(scanned.forbidden)
  const draft = new Draft(known)
  return (
    integrate(draft, scanned.blocks, suggester) ??
    deleteRanges(draft, scanned.deleted, suggester) ??
    decide(draft, scanned.fates) ??
    resultOf(draft.change(), known)
  )
}

function resultOf(change: Change, known: Known): Review {
  const { grown, deleted, newRoots } = change
  if (grown.some(({ from, to }) => to - from > maxAdvance)) return forbidden('it is too long for one update')
  const why = tooManyRoots(known.rootCounts, newRoots)
  if (why !== null) return forbidden(why)
  return grown.length === 0 && deleted.length === 0 ? { type: 'known' } : { type: 'new', change }
}
