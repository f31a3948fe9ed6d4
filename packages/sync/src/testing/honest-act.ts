import {
  accept,
  deleteRange,
  insertText,
  joinBlock,
  nextSuggestion,
  reject,
  setBlock,
  setMark,
  splitBlock,
  suggest,
  suggestBlock,
  suggestionInHand,
  suggestJoin,
  suggestMark,
  suggestRemoval,
  suggestReplacement,
  suggestSplit,
  suggestText,
  textOf,
  withdraw,
  write,
  type Flow,
  type Place,
  type Suggesting,
  type Writing,
} from '@alongside/flow'
import { penOfSuggestion } from '@alongside/protocol'
import type { Scribe } from './scribe.ts'

const words = ['a', 'é', '🙂', 'b c', '\n', '語🙂x']
const kinds = [{ kind: 'heading', level: 2 }, { kind: 'code' }, { list: 'task' }, { depth: 1 }] as const

/**
 * What a person does who uses the product: the numbers choose. Whoever may only suggest writes and marks on what they
 * have heard, however late; before they change or delete words of their own they have heard everything, since what
 * was decided meanwhile is refused with the words kept (S20).
 */
export function honestAct(scribe: Scribe, [what, a, b, c]: readonly [number, number, number, number]): void {
  const isSuggesting = scribe.permission === 'suggest' || what % 4 === 0
  const kind = (what >> 2) % 10
  const mayHitOwn = kind >= 3 && kind !== 7
  scribe.hear(isSuggesting && mayHitOwn ? Infinity : b % 4)
  if (scribe.permission === 'suggest') return propose(scribe, kind, a, b, c)
  if (kind >= 7) return decide(scribe, kind, a, c)
  return isSuggesting ? propose(scribe, kind, a, b, c) : edit(scribe, kind, a, b, c)
}

function propose(scribe: Scribe, kind: number, a: number, b: number, c: number): void {
  const { flow, pen, pens } = scribe
  if (kind === 9) return withdrawSome(scribe, a)
  const suggestion = c % 7 === 0 ? nextSuggestion(flow, pen) : suggestionInHand(flow, pen)
  const { from, to } = rangeOf(flow, a, b, c)
  const acts: readonly ((suggesting: Suggesting) => void)[] = [
    (s) => suggestText(s, from, words[c % words.length]!),
    (s) => suggestSplit(s, from),
    (s) => suggestText(s, to, words[b % words.length]!),
    (s) => suggestRemoval(s, from, to),
    (s) => suggestReplacement(s, from, to, words[c % words.length]!),
    (s) => suggestJoin(s, to.block),
    (s) => suggestBlock(s, from.block, kinds[c % kinds.length]!),
    (s) => suggestMark(s, from, to, 'bold', c % 2 === 0 ? true : null),
    (s) => suggestRemoval(s, from, to),
  ]
  suggest(flow, { pen, suggestion, ownPens: pens }, acts[kind]!)
}

function withdrawSome({ flow, pen, pens }: Scribe, a: number): void {
  const open = suggestionsIn(flow).filter((id) => pens.has(penOfSuggestion(id) ?? 0))
  const suggestion = open[a % open.length]
  if (suggestion !== undefined) withdraw(flow, { pen, suggestion, ownPens: pens })
}

function edit({ flow, pen }: Scribe, kind: number, a: number, b: number, c: number): void {
  const { from, to } = rangeOf(flow, a, b, c)
  const acts: readonly ((writing: Writing) => void)[] = [
    (w) => insertText(w, from, words[c % words.length]!, c % 3 === 0 ? { bold: true } : null),
    (w) => splitBlock(w, from),
    (w) => insertText(w, to, words[b % words.length]!),
    (w) => deleteRange(w, from, to),
    (w) => joinBlock(w, to.block),
    (w) => setBlock(w, from.block, kinds[c % kinds.length]!),
    (w) => {
      const end = textOf(flow.block(from.block)).length
      setMark(w, from, end - from.offset, 'italic', c % 2 === 0 ? true : null)
    },
  ]
  write(flow, pen, acts[kind]!)
}

function decide({ flow, pen }: Scribe, kind: number, a: number, c: number): void {
  const open = suggestionsIn(flow)
  const some = c % 5 === 0 ? open : open.filter((_, index) => index === a % open.length)
  if (kind === 7) reject(flow, pen, some)
  else accept(flow, pen, some)
}

/** The suggestions that are open in a flow. */
function suggestionsIn(flow: Flow): string[] {
  const found = new Set(flow.suggestions.entries.map(({ suggestion }) => suggestion))
  for (const { suggestion, runs } of flow.blocks()) {
    for (const id of [suggestion, ...runs.map((run) => run.suggestion)]) if (id !== undefined) found.add(id)
  }
  return [...found].sort((x, y) => (x < y ? -1 : 1))
}

function rangeOf(flow: Flow, a: number, b: number, c: number): { from: Place; to: Place } {
  const one = placeIn(flow, a, b)
  const other = c % 3 === 0 ? placeIn(flow, a + (c % 2), c) : placeIn(flow, one.block, one.offset + (c % 4))
  const isBefore = one.block < other.block || (one.block === other.block && one.offset <= other.offset)
  return isBefore ? { from: one, to: other } : { from: other, to: one }
}

/** A place where a caret may stand: not within a character. */
function placeIn(flow: Flow, a: number, b: number): Place {
  const block = a % flow.count
  const text = textOf(flow.block(block))
  const offset = b % (text.length + 1)
  return { block, offset: /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset }
}
