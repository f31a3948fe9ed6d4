import { placeOf } from './place.ts'

/** The zones of one part of the world, each by the place that it is called after: groups of a `Select`. */
export interface Region {
  readonly name: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/**
 * The zones to choose from, and the one that is chosen by now: browsers know zones that a server does not, and the
 * other way round, so that pages are given what the server knows.
 */
export function zonesWith(chosen: string | null): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return [...new Set(chosen === null ? known : [...known, chosen])].toSorted()
}

/** Zones by parts of the world, places in the order of the reader's alphabet. */
export function regionsOf(zones: readonly string[], locale: string): readonly Region[] {
  const { compare } = new Intl.Collator(locale)
  const regions = Map.groupBy(zones, (zone) => zone.split('/')[0] ?? zone)
  return [...regions].map(([name, within]) => ({
    name,
    choices: within
      .map((zone) => ({ value: zone, label: placeOf(zone) }))
      .toSorted((a, b) => compare(a.label, b.label)),
  }))
}
