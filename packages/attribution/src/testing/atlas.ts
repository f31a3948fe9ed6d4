import { emptyAttribution, type Attribution } from '../attribution.ts'
import { creditRows } from '../credit.ts'
import type { LogRow } from '../log-row.ts'
import { findPassage, wantedBy, type Passage, type Wanted } from '../passage.ts'
import type { Room } from './room.ts'

/** Reads the logs of several sections that words move between, as a reader does: as far as somebody asks. */
export class Atlas {
  readonly #rooms: ReadonlyMap<string, Room>
  readonly #kept = new Map<string, Attribution>()
  readonly #store: (known: Attribution) => Attribution | null

  /** `store` is what becomes of what was read while it is put away. */
  constructor(rooms: readonly Room[], store: (known: Attribution) => Attribution | null = (known) => known) {
    this.#store = store
    this.#rooms = new Map(rooms.map((room) => [room.section, room]))
  }

  /** What the log of a section tells up to its head, or up to a row at least. */
  upTo(section: string, seq: number = this.#room(section).head): Attribution {
    for (let batch = this.#next(section, seq); batch.length > 0; batch = this.#next(section, seq)) {
      for (const wanted of wantedBy(section, batch)) this.upTo(wanted.section, wanted.upTo)
      const known = this.#known(section)
      const credited = creditRows(known, batch, (wanted) => this.#passageOf(wanted))
      this.#kept.set(section, this.#store(credited) ?? emptyAttribution(section))
    }
    return this.#known(section)
  }

  /**
   * The next rows that are credited in one go: all before one that wants words of another section, or that one. What
   * it wants there may come from here, though only from rows before it, which so are credited already.
   */
  #next(section: string, upTo: number): readonly LogRow[] {
    const rows = this.#room(section).rows.slice(this.#known(section).seq, upTo)
    const index = rows.findIndex((row) => wantedBy(section, [row]).length > 0)
    return index < 0 ? rows : rows.slice(0, Math.max(index, 1))
  }

  #passageOf(wanted: Wanted): Passage | null {
    const { rows, writers } = this.#room(wanted.section)
    const known = this.#known(wanted.section)
    const writerOf = (pen: number) => writers.get(pen)
    let answer = findPassage(known, writerOf, wanted)
    if (answer.is === 'unsure') {
      answer = findPassage(known, writerOf, wanted, rows.slice(answer.after, answer.upTo))
    }
    if (answer.is === 'found') return answer.passage
    if (answer.is !== 'none') throw new RangeError(`${wanted.section} is ${answer.is}`)
    return null
  }

  #known(section: string): Attribution {
    return this.#kept.get(section) ?? emptyAttribution(section)
  }

  #room(section: string): Room {
    const room = this.#rooms.get(section)
    if (room === undefined) throw new RangeError(`there is no section ${section}`)
    return room
  }
}
