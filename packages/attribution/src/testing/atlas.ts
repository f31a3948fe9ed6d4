import { emptyAttribution, type Attribution } from '../attribution.ts'
import { creditRows } from '../credit.ts'
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
    const { rows } = this.#room(section)
    for (const row of rows.slice(this.#known(section).seq, seq)) {
      // Row by row, since what another section is asked for may come from here, though always from before.
      for (const wanted of wantedBy(section, [row])) this.upTo(wanted.section, wanted.upTo)
      if (this.#known(section).seq >= row.seq) continue
      const credited = creditRows(this.#known(section), [row], (wanted) => this.#passageOf(wanted))
      this.#kept.set(section, this.#store(credited) ?? emptyAttribution(section))
    }
    return this.#known(section)
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
