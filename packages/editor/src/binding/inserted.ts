import type { Id, Place } from '@alongside/flow'
import type { Added } from './plan.ts'

/** Letters that were written in one go: unit `i` has the id `{client, clock: clock + i}` and stands `i` behind `at`. */
export interface Inserted extends Id {
  readonly text: string
  /** In the state of the document that was written. */
  readonly at: Place
}

/** The letters among what was added, given the ids under which it was written. */
export function insertedFrom(added: readonly Added[], ids: readonly (Id | null)[]): Inserted[] {
  return added.flatMap(({ piece, at }, index) => {
    const id = ids[index] ?? null
    return id === null || at === null || !('text' in piece) ? [] : [{ ...id, text: piece.text, at }]
  })
}
