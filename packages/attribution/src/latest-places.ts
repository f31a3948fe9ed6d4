import type { Id } from '@alongside/flow'
import type { Origin } from './attribution.ts'

/** Words in a row, from `from` up to `to` by the clocks where they were first written, and where they came to last. */
interface Segment {
  readonly from: number
  readonly to: number
  readonly place: Id
}

/** A part of words that came to a place: how far into them it begins, and where it was before; null: nowhere here. */
export interface MovedPart {
  readonly skipped: number
  readonly length: number
  readonly before: Id | null
}

/** Remembers where words have come to last in a section, by where they were first written. */
export function latestPlaces() {
  const segments = new Map<string, Segment[]>()

  return {
    /** Says that `length` letters of an origin came to a place, and gives part by part where they were before. */
    moveTo(origin: Origin, place: Id, length: number): readonly MovedPart[] {
      const key = origin.is === 'here' ? `here ${origin.client}` : `elsewhere ${origin.stranger}`
      const [from, to] = [origin.clock, origin.clock + length]
      const first = (clock: number): Id | null =>
        origin.is === 'here' ? { client: origin.client, clock } : null
      const parts: MovedPart[] = []
      const rest: Segment[] = []
      let at = from
      const take = (end: number, before: Id | null) => {
        if (end > at) parts.push({ skipped: at - from, length: end - at, before })
        at = Math.max(at, end)
      }
      for (const one of segments.get(key) ?? []) {
        if (one.to <= from || one.from >= to) {
          rest.push(one)
          continue
        }
        const begin = Math.max(one.from, from)
        take(begin, first(at))
        take(Math.min(one.to, to), placeAt(one, begin))
        if (one.from < from) rest.push({ ...one, to: from })
        if (one.to > to) rest.push({ from: to, to: one.to, place: placeAt(one, to) })
      }
      take(to, first(at))
      rest.push({ from, to, place })
      segments.set(
        key,
        rest.toSorted((a, b) => a.from - b.from),
      )
      return parts
    },
  }
}

function placeAt({ from, place }: Segment, clock: number): Id {
  return { client: place.client, clock: place.clock + clock - from }
}
