import type { LetterSpan } from '@alongside/protocol'
import type { Lettered, SectionLetters } from '../reader/read-letters.ts'

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu
const leastLetters = 3

interface Part {
  readonly plain: string
  readonly from: number
  readonly to: number
}

/**
 * Where a name may stand in words, as places in UTF-16 units: the whole name, and each part of at least three letters as
 * a whole word, also with an `s` behind it. Case and accents make no difference. It finds more than names: a person
 * decides.
 */
export function namesInWords(text: string, name: string): readonly { from: number; to: number }[] {
  const parts = partsOf(name).map(({ plain }) => plain)
  if (parts.length === 0) return []
  const words = partsOf(text)
  const found: { from: number; to: number }[] = []
  let at = 0
  while (at < words.length) {
    const run = words.slice(at, at + parts.length)
    const isWhole =
      run.length === parts.length && run.every(({ plain }, index) => isPart(plain, parts[index]))
    const [one] = run
    const last = isWhole ? run.at(-1) : one
    if (one === undefined || last === undefined) break
    const named = parts.find((part) => isPart(last.plain, part))
    if (named !== undefined && (isWhole || named.length >= leastLetters)) {
      // What makes a name somebody's is none of it.
      found.push({ from: one.from, to: last.plain === named ? last.to : last.to - 1 })
    }
    at += isWhole ? parts.length : 1
  }
  return found
}

function isPart(plain: string, part: string | undefined): boolean {
  return plain === part || plain === `${part}s`
}

function partsOf(text: string): readonly Part[] {
  return [...text.matchAll(word)].map(({ 0: written, index }) => ({
    plain: written.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase(),
    from: index,
    to: index + written.length,
  }))
}

/** Where names may stand in a section, letters that were deleted too; what stands is found by how it reads. */
export function namesInSection(
  { blocks, typed }: SectionLetters,
  names: readonly string[],
): readonly (readonly LetterSpan[])[] {
  const found = blocks.flatMap((block) => placesIn(block, names))
  const known = new Set(found.flat().flatMap(idsOf))
  const gone = typed
    .flatMap((one) => placesIn(one, names))
    .filter((place) => !place.flatMap(idsOf).some((id) => known.has(id)))
  return [...found, ...gone]
}

/** Where any of several names may stand in words, each unit in one place at most. */
export function spansIn(text: string, names: readonly string[]): ReturnType<typeof namesInWords> {
  const found = names.flatMap((name) => namesInWords(text, name))
  return found.filter((one, at) => !found.slice(0, at).some(({ from, to }) => one.from < to && from < one.to))
}

function placesIn(words: Lettered, names: readonly string[]): readonly (readonly LetterSpan[])[] {
  return spansIn(words.text, names).map(({ from, to }) => lettersBetween(words, from, to))
}

/** The letters of words from one unit up to another. */
function lettersBetween({ letters }: Lettered, from: number, to: number): readonly LetterSpan[] {
  let offset = 0
  return letters.flatMap(({ client, clock, length }) => {
    const start = Math.max(from - offset, 0)
    const end = Math.min(to - offset, length)
    offset += length
    return start < end ? [{ client, clock: clock + start, length: end - start }] : []
  })
}

/** The ids of letters, one by one. */
export function idsOf({ client, clock, length }: LetterSpan): readonly string[] {
  return Array.from({ length }, (_, at) => `${client} ${clock + at}`)
}
