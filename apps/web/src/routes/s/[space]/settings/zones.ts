import { placeOf } from '#lib/words/place.ts'

/** The zones of one part of the world, each by the place that it is called after. */
export interface Region {
  readonly name: string
  readonly zones: readonly { readonly zone: string; readonly place: string }[]
}

/** Zones by parts of the world, places in the order of the reader's alphabet. */
export function regionsOf(zones: readonly string[], locale: string): readonly Region[] {
  const { compare } = new Intl.Collator(locale)
  const regions = Map.groupBy(zones, (zone) => zone.split('/')[0] ?? zone)
  return [...regions].map(([name, within]) => ({
    name,
    zones: within
      .map((zone) => ({ zone, place: placeOf(zone) }))
      .toSorted((a, b) => compare(a.place, b.place)),
  }))
}
