import type { TracedLetters } from '@alongside/attribution'
import type { Space } from '@alongside/space'
import type { ErasedRange } from '@alongside/storage'
import type { Reader } from '../reader/reader.ts'

/** All sections of a space, those that were put away too. */
export function sectionsOf(space: Space): readonly string[] {
  return [...space.places.keys()]
}

/** How many letters ranges hold, in UTF-16 units. */
export function lettersIn(ranges: readonly ErasedRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** Where letters stand, or stood, in the sections of a space, by section; the one in which they were named is first. */
export async function placesIn(
  reader: Pick<Reader, 'places'>,
  space: Space,
  named: string,
  letters: readonly TracedLetters[],
): Promise<ReadonlyMap<string, readonly ErasedRange[]>> {
  const roots = letters.map(({ root }) => root)
  const places = new Map<string, readonly ErasedRange[]>()
  if (roots.length === 0) return places
  for (const section of [named, ...sectionsOf(space).filter((one) => one !== named)]) {
    const ranges = await reader.places(section, roots)
    if (ranges.length > 0) places.set(section, ranges)
  }
  return places
}
