import { inSmallGroups, leastShown } from '@alongside/figures'
import { capacities, type Capacity } from '@alongside/protocol'
import type { Author, BlockAuthors } from './authors.ts'

/** How much of a text stands in somebody's words. */
export interface Amount {
  /** Paragraphs in which some of them stand. */
  readonly paragraphs: number
  readonly words: number
}

export interface PersonShare extends Amount {
  readonly voice: string
  /** Words that they put in from files: nobody here wrote them, so that they are among no others. */
  readonly imported: number
  /** As who they wrote most of it. */
  readonly writer: Author
}

export interface CapacityShare {
  readonly capacity: Capacity
  /** Null where a number would tell what one person did (A13). */
  readonly amount: Amount | null
}

/** Who wrote how much of a text, those with most words first, and what was written in which capacity. */
export interface Shares {
  readonly people: readonly PersonShare[]
  readonly capacities: readonly CapacityShare[]
}

/** Counts words by voice and by capacity; a word that two people wrote counts for both. */
export function sharesOf(blocks: readonly BlockAuthors[]): Shares {
  const people = new Map<string, Tally>()
  const all = new Map<Capacity, Tally>()
  for (const { runs } of blocks) {
    const seen = new Set<Tally>()
    for (const { writer, text } of runs) {
      if (text.trim() === '') continue
      const words = text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)?.length ?? 0
      const [written, imported] = writer.importedFrom ? [0, words] : [words, 0]
      for (const tally of [tallyIn(people, writer.voice), tallyIn(all, writer.capacity)]) {
        tally.words += written
        tally.imported += imported
        if (!seen.has(tally)) tally.paragraphs++
        seen.add(tally)
        tally.by.set(writer.capacity, (tally.by.get(writer.capacity) ?? 0) + written)
        // Whoever only put a file in has no number of their own that the others' would hide (A13).
        if (!writer.importedFrom) tally.voices.add(writer.voice)
      }
    }
  }
  return {
    people: [...people]
      .flatMap(([voice, { by, words, imported, paragraphs }]) => {
        const [most] = [...by].toSorted(([, a], [, b]) => b - a)
        if (most === undefined) return []
        const writer = { voice, hand: voice, capacity: most[0] }
        return [{ voice, writer, words, imported, paragraphs }]
      })
      .toSorted((a, b) => b.words - a.words || (a.voice < b.voice ? -1 : 1)),
    capacities: capacitiesOf(all),
  }
}

interface Tally {
  words: number
  imported: number
  paragraphs: number
  readonly by: Map<Capacity, number>
  readonly voices: Set<string>
}

function tallyIn<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  const tally = tallies.get(key) ?? { words: 0, imported: 0, paragraphs: 0, by: new Map(), voices: new Set() }
  tallies.set(key, tally)
  return tally
}

/** Each capacity with its amount, where it makes a group of its own that may be counted. */
function capacitiesOf(all: ReadonlyMap<Capacity, Tally>): readonly CapacityShare[] {
  const authors = [...all].flatMap(([capacity, { voices }]) => [...voices].map(() => ({ capacity })))
  const counted = new Set(
    inSmallGroups(authors, leastShown.figure).flatMap((group) =>
      group.capacities.length === 1 ? group.capacities : [],
    ),
  )
  return capacities.flatMap((capacity) => {
    const tally = all.get(capacity)
    if (tally === undefined) return []
    const { words, paragraphs } = tally
    return [{ capacity, amount: counted.has(capacity) ? { words, paragraphs } : null }]
  })
}
