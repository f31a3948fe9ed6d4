import type { Author } from '@alongside/attribution'

/** What somebody did to the letters of a text, in one capacity. */
export interface Counts {
  readonly writer: Author
  readonly added: number
  readonly removed: number
  readonly moved: number
  /** Letters that were put in from files, which nobody here wrote. */
  readonly imported: number
  /** Letters that were written as suggestions. */
  readonly suggested: number
}

type What = Exclude<keyof Counts, 'writer'>

/** Adds up what people do; two pens of one hand, voice and capacity are one. */
export class Tally {
  readonly #counts = new Map<string, Counts>()

  /** Says that somebody did something to so many letters; with 0, that they did something else. */
  add(writer: Author, what: What, letters: number): void {
    const { hand, voice, capacity } = writer
    const key = `${hand} ${voice} ${capacity}`
    const known = this.#counts.get(key) ?? {
      writer: { hand, voice, capacity },
      added: 0,
      removed: 0,
      moved: 0,
      imported: 0,
      suggested: 0,
    }
    this.#counts.set(key, { ...known, [what]: known[what] + letters })
  }

  /** Everybody, who did most first. */
  people(): readonly Counts[] {
    return Array.from(this.#counts)
      .toSorted(([a, one], [b, other]) => sumOf(other) - sumOf(one) || (a < b ? -1 : 1))
      .map(([, counts]) => counts)
  }
}

function sumOf({ added, removed, moved, imported, suggested }: Counts): number {
  return added + removed + moved + imported + suggested
}
