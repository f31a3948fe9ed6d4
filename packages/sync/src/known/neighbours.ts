import type { UnitId } from '../update/struct.ts'
import { mayBeNeighbours } from './chains.ts'
import type { Draft } from './draft.ts'
import { inSequence, nowhere, standsIn, type Place } from './place.ts'

/** How many chains are followed for one update of a suggester; an honest one needs a few (S25). */
const maxChainsWalked = 1_000_000

/** Units that one update puts before the same unit. */
interface Put {
  readonly from: number
  readonly to: number
  readonly right: UnitId
}

/** Says of the structs of one update, one after another, whether somebody honest may have written them there (S25). */
export class Neighbours {
  readonly #draft: Draft
  /** Of each client what it was found to have put last. */
  readonly #put = new Map<number, Put>()
  #walked = 0

  constructor(draft: Draft) {
    this.#draft = draft
  }

  /** Units of a client, `from` up to `to`, that are to stand between two others, at a place that Yjs finds. */
  areHonest(
    { client, from, to }: { readonly client: number; readonly from: number; readonly to: number },
    left: UnitId | null,
    right: UnitId | null,
    place: Place,
  ): boolean {
    if (standsIn(place) === nowhere || right === null) return true
    // A value goes behind the one before it, and nothing behind that.
    if (standsIn(place) !== inSequence) return false
    const isHonest =
      this.#goOn(left, right) ||
      mayBeNeighbours(left, right, (id) => {
        this.#walked += 1
        return this.#walked > maxChainsWalked ? null : this.#draft.chainOf(id)
      })
    if (isHonest) this.#put.set(client, { from, to, right })
    return isHonest
  }

  /** What stands behind something that was honestly put before a unit may stand before it as well. */
  #goOn(left: UnitId | null, right: UnitId): boolean {
    const put = left === null ? undefined : this.#put.get(left.client)
    if (put === undefined || left === null || left.clock < put.from || left.clock >= put.to) return false
    return put.right.client === right.client && put.right.clock === right.clock
  }
}
