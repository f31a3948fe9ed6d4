import { cut, type Entry } from './entries.ts'
import { longestRise } from './longest-rise.ts'
import type { OriginKeys } from './origin-keys.ts'
import type { Token } from './tokens.ts'

/** A unit of words, or the beginning of a block. */
interface Atom {
  readonly token: Token
  /** Which unit of the words. */
  readonly index: number
  readonly at: number
  /** By where it was first written; null for what nobody follows. */
  readonly key: number | null
}

/** An atom that came and one that went that are the same; or one of them alone. */
interface Pair {
  readonly fresh: number
  readonly gone: number
}

/**
 * Finds what was written anew where it had stood, as undo and restoring do: between two things that stayed, what is of
 * the same origin in the same order stayed too, and so did the beginnings of blocks between it (T8).
 */
export function stayedInPlace(entries: readonly Entry[], keys: OriginKeys): readonly Entry[] {
  const settled: Entry[] = []
  let stretch: Entry[] = []
  const settle = () => {
    settled.push(...refined(stretch, keys))
    stretch = []
  }
  for (const entry of entries) {
    if (entry.is !== 'stays') stretch.push(entry)
    else {
      settle()
      settled.push(entry)
    }
  }
  settle()
  return settled
}

function refined(entries: readonly Entry[], keys: OriginKeys): readonly Entry[] {
  const [gone, fresh] = [atomsOf(entries, 'gone', keys), atomsOf(entries, 'new', keys)]
  if (gone.length === 0 || fresh.length === 0) return entries
  const pairs = withBlocks(gone, fresh, sameWords(gone, fresh))
  if (pairs.length === 0) return entries
  const found: Entry[] = []
  let [g, n] = [0, 0]
  for (const pair of [...pairs, { gone: gone.length, fresh: fresh.length }]) {
    inOrder(gone.slice(g, pair.gone), fresh.slice(n, pair.fresh), found)
    const [was, is] = [gone[pair.gone], fresh[pair.fresh]]
    if (was !== undefined && is !== undefined) add(found, is, 'stays', was)
    ;[g, n] = [pair.gone + 1, pair.fresh + 1]
  }
  return found
}

function atomsOf(entries: readonly Entry[], is: 'gone' | 'new', keys: OriginKeys): readonly Atom[] {
  return entries.flatMap((entry): Atom[] => {
    if (entry.is !== is) return []
    const { token } = entry
    if (token.type === 'block') return [{ token, index: 0, at: token.at, key: null }]
    const keyOf = keys.of(token)
    return Array.from({ length: token.text.length }, (_, index): Atom => ({
      token,
      index,
      at: token.at + index,
      key: keyOf[index] ?? null,
    }))
  })
}

/** Units of one origin, as many as stand in the same order on both sides. */
function sameWords(gone: readonly Atom[], fresh: readonly Atom[]): readonly Pair[] {
  const places = new Map<number, number[]>()
  for (const [index, { key }] of gone.entries()) {
    if (key === null) continue
    const known = places.get(key)
    if (known === undefined) places.set(key, [index])
    else known.push(index)
  }
  const found = fresh.map(({ key }) => (key === null ? null : (places.get(key)?.shift() ?? null)))
  return longestRise(found).map((index) => ({ fresh: index, gone: found[index] ?? 0 }))
}

/** Of the beginnings of blocks between the same words, the last belong to each other: the words behind them stayed. */
function withBlocks(gone: readonly Atom[], fresh: readonly Atom[], words: readonly Pair[]): readonly Pair[] {
  const pairs: Pair[] = []
  let [g, n] = [0, 0]
  for (const pair of [...words, { gone: gone.length, fresh: fresh.length }]) {
    const were = blocksIn(gone, g, pair.gone)
    const are = blocksIn(fresh, n, pair.fresh)
    const count = Math.min(were.length, are.length)
    for (let back = count; back > 0; back--)
      pairs.push({ gone: were.at(-back) ?? 0, fresh: are.at(-back) ?? 0 })
    if (pair.gone < gone.length) pairs.push(pair)
    ;[g, n] = [pair.gone + 1, pair.fresh + 1]
  }
  return pairs
}

function blocksIn(atoms: readonly Atom[], from: number, to: number): readonly number[] {
  const found: number[] = []
  for (let index = from; index < to; index++) {
    const token = atoms[index]?.token
    if (token?.type === 'block' && token.id !== null) found.push(index)
  }
  return found
}

/** Puts what only went and what only came one behind another, as it stands in the text. */
function inOrder(gone: readonly Atom[], fresh: readonly Atom[], found: Entry[]): void {
  let next = 0
  for (const atom of gone) {
    for (; next < fresh.length; next++) {
      const one = fresh[next]
      if (one === undefined || one.at > atom.at) break
      add(found, one, 'new')
    }
    add(found, atom, 'gone')
  }
  for (const atom of fresh.slice(next)) add(found, atom, 'new')
}

/** Adds an atom, joined with the one before where both are of the same words. */
function add(found: Entry[], { token, index }: Atom, is: Entry['is'], was?: Atom): void {
  if (token.type === 'block') {
    if (is !== 'stays') found.push({ is, token })
    else found.push({ is, token, was: was?.token.type === 'block' ? was.token : null })
    return
  }
  const last = found.at(-1)
  const words = cut(token, index, index + 1)
  const goesOn =
    last?.is === is &&
    last.token.type === 'words' &&
    last.token.client === words.client &&
    last.token.at + last.token.text.length === words.at &&
    last.token.marks === words.marks &&
    last.token.embed === words.embed
  if (!goesOn) found.push({ is, token: words })
  else {
    const joined = { ...last.token, text: last.token.text + words.text }
    found[found.length - 1] = { is, token: joined }
  }
}
