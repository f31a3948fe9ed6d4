import type { PublicMinutes } from './public-minutes.ts'

/** Words in which a name was found, and where: in the item with this place in the copy, or around the items (null). */
export interface NameFound {
  readonly words: string
  readonly places: readonly { readonly item: number | null; readonly around: string }[]
}

/** How much of the text stands on each side of a name that was found. */
const aroundChars = 60
const word = /\p{L}[\p{L}\p{M}'’-]*/gu

/**
 * Where in minutes that are to be public names of people stand, each part of a name by itself, since people are mostly
 * called by one. Case and accents make no difference, and an `s` or `'s` at the end none. Words of up to three letters
 * count where they are written with a capital, as they are often something else. It finds more than names: whoever reads
 * the list decides.
 */
export function namesInMinutes(minutes: PublicMinutes, names: readonly string[]): readonly NameFound[] {
  const parts = new Set(names.flatMap((name) => [...name.matchAll(word)].map(([part]) => plain(part))))
  const found = new Map<string, { words: string; places: NameFound['places'][number][] }>()
  for (const { item, text } of textsOf(minutes)) {
    for (const { 0: written, index } of text.matchAll(word)) {
      const part = spellingsOf(written).find((spelling) => parts.has(spelling))
      if (part === undefined || part.length < 2) continue
      if (part.length <= 3 && !/^\p{Lu}/u.test(written)) continue
      const around = text.slice(Math.max(index - aroundChars, 0), index + written.length + aroundChars)
      const known = found.get(part) ?? { words: written, places: [] }
      if (!known.places.some((place) => place.item === item && place.around === around)) {
        known.places.push({ item, around })
      }
      found.set(part, known)
    }
  }
  return [...found.values()]
}

function textsOf({ title, place, items }: PublicMinutes) {
  return [
    ...[title, place].map((text) => ({ item: null, text })),
    ...items.flatMap((one, item) =>
      [
        one.title,
        one.purpose,
        ...one.notes.map(({ text }) => text),
        ...one.votes.flatMap((vote) => [
          vote.question,
          ...(vote.by === 'majority' ? vote.counts.map(({ words }) => words) : []),
        ]),
        ...one.decisions.map(({ words }) => words),
        ...one.actions.map(({ words }) => words),
      ].map((text) => ({ item, text })),
    ),
  ]
}

/** A word as it may stand for a name: as it is, and without what makes it somebody's. */
function spellingsOf(written: string): readonly string[] {
  const whole = plain(written)
  return [whole, whole.replace(/['’]s?$|s$/u, '')]
}

function plain(written: string): string {
  return written.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
