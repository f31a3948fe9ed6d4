/** Who really wrote a character, and who put it where it stands if that was somebody after them. */
export interface True {
  readonly author: string
  /** Where it was first written, and under which id there. */
  readonly origin: string
  readonly placer: string | null
  /** The file that it was put in from. */
  readonly file?: string
  /** Who brought it back by undo last. */
  readonly back?: string
}

/** Who really wrote what, as the people know who did it; it knows nothing of rows. */
export class Truth {
  readonly #of = new Map<string, True>()

  of(section: string, client: number, clock: number): True {
    const known = this.#of.get(`${section} ${client} ${clock}`)
    if (known === undefined) throw new RangeError(`nobody wrote ${client} ${clock} of ${section}`)
    return known
  }

  has(section: string, client: number, clock: number): boolean {
    return this.#of.has(`${section} ${client} ${clock}`)
  }

  set(section: string, client: number, clock: number, truth: True): void {
    this.#of.set(`${section} ${client} ${clock}`, truth)
  }
}
