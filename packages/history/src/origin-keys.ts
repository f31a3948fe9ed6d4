import { piecesOf, type Attribution } from '@alongside/attribution'
import { ownerOf } from './origin-ranges.ts'
import type { Words } from './tokens.ts'

const mostClocks = 2 ** 31

/** Gives each unit a number by where it was first written: what was moved, copied or brought back has that of what it was. */
export class OriginKeys {
  readonly #attribution: Attribution
  readonly #owners = new Map<string, number>()

  constructor(attribution: Attribution) {
    this.#attribution = attribution
  }

  /** The number of each unit of some words; none for what is no letter, which nobody follows. */
  of({ client, clock, text, embed }: Words): readonly number[] {
    if (embed !== null) return []
    return piecesOf(this.#attribution, client, clock, clock + text.length).flatMap(({ origin, length }) => {
      const owner = ownerOf(origin)
      const number = this.#owners.get(owner) ?? this.#owners.size
      this.#owners.set(owner, number)
      const first = number * mostClocks + origin.clock
      return Array.from({ length }, (_, index) => first + index)
    })
  }
}
