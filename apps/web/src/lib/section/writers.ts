import type { Writer } from '@alongside/protocol'

/** Who holds which pen in one section, as far as the server has told. */
export class Writers {
  readonly #byPen = new Map<number, Writer>()

  get byPen(): ReadonlyMap<number, Writer> {
    return this.#byPen
  }

  know(writers: readonly Writer[]): void {
    for (const writer of writers) this.#byPen.set(writer.pen, writer)
  }

  /** The pens of a person, of earlier visits too: what they suggested with them is theirs to change. */
  pensOf(person: string): ReadonlySet<number> {
    return new Set([...this.#byPen.values()].filter(({ hand }) => hand === person).map(({ pen }) => pen))
  }
}
