import type { DeclaredSource } from '@alongside/protocol'
import type { Id } from '@alongside/flow'
import * as Y from 'yjs'

/** Letters, and the equal ones that they were made of. */
interface Link extends Id {
  readonly length: number
  readonly from: Id
}

/**
 * Follows letters back to where they were written first, as attribution does on the server: by the sources that were
 * declared with an update, and by the trace of undo, which writes equal letters directly before those that an earlier
 * update deleted. For tests.
 */
export class Trail {
  readonly #doc = new Y.Doc({ gc: false })
  readonly #links: Link[] = []

  constructor(known: Uint8Array | null = null) {
    if (known !== null) Y.applyUpdate(this.#doc, known)
  }

  /** Hears of updates in the order in which they were made; throws where a source is not what it is said to be. */
  hear(updates: readonly Uint8Array[], sources: readonly DeclaredSource[]): void {
    for (const update of updates) {
      const undone = Y.decodeUpdate(update).structs.flatMap((struct) => this.#undoneIn(struct))
      Y.applyUpdate(this.#doc, update)
      this.#links.push(...undone.filter((link) => this.#isSame(link)))
    }
    for (const link of sources) {
      if (!this.#isSame(link)) throw new Error(`${JSON.stringify(link)} names other letters`)
    }
    this.#links.push(...sources)
  }

  /** The id under which a letter was written first. */
  firstOf(id: Id): Id {
    let first = id
    for (;;) {
      const { client, clock } = first
      const link = this.#links.find(
        (one) => one.client === client && one.clock <= clock && clock < one.clock + one.length,
      )
      if (link === undefined) return first
      first = { client: link.from.client, clock: link.from.clock + clock - link.clock }
    }
  }

  destroy(): void {
    this.#doc.destroy()
  }

  #undoneIn(struct: Y.Item | Y.GC | Y.Skip): readonly Link[] {
    const { id, length } = struct
    const before = struct instanceof Y.Item ? struct.rightOrigin : null
    if (before === null || this.#itemAt(before)?.deleted !== true) return []
    return [{ client: id.client, clock: id.clock, length, from: before }]
  }

  #isSame({ client, clock, length, from }: Link): boolean {
    return Array.from({ length }, (_, at) => {
      const letter = this.#letterAt({ client, clock: clock + at })
      return letter !== null && letter === this.#letterAt({ client: from.client, clock: from.clock + at })
    }).every(Boolean)
  }

  #itemAt({ client, clock }: Id): Y.Item | null {
    if (clock >= Y.getState(this.#doc.store, client)) return null
    const struct = Y.getItem(this.#doc.store, Y.createID(client, clock))
    return struct instanceof Y.Item ? struct : null
  }

  #letterAt(id: Id): string | null {
    const item = this.#itemAt(id)
    return item?.content instanceof Y.ContentString ? item.content.str.charAt(id.clock - item.id.clock) : null
  }
}
