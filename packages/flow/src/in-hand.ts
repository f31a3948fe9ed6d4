import { clientIdOf, penOfSuggestion, suggestionIdOf } from '@alongside/protocol'
import * as Y from 'yjs'
import type { Block } from './block.ts'
import type { Place } from './cursor.ts'
import type { Flow } from './flow.ts'
import { proposalFinder } from './proposals.ts'
import { nextSuggestion } from './suggest.ts'

/** How far from a suggestion, in units, a change may be to be of it: a space and a sign, but no word. */
const nearUnits = 3

/**
 * The suggestion that a change between two places goes on with: the nearest open one of this pen that reaches to
 * within a few units of it, else one that the pen has not begun. One that was decided in part is not gone on with
 * (F15d).
 */
export function suggestionFor(flow: Flow, pen: number, from: Place, to: Place): string {
  const first = Math.max(from.block - 1, 0)
  const around = flow.blocks(first, to.block + 2)
  const line = lineOf(around)
  const begin = line.startOf(from.block - first) + from.offset
  const end = line.startOf(to.block - first) + to.offset
  const decided = new Set(flow.suggestions.fates.map(({ suggestion }) => suggestion))
  let nearest: { readonly suggestion: string; readonly distance: number } | null = null
  for (const { suggestion, from: start, to: stop } of ownIn(flow, pen, around, line)) {
    const distance = Math.max(start - end, begin - stop, 0)
    if (decided.has(suggestion) || distance > nearUnits) continue
    if (nearest === null || distance < nearest.distance) nearest = { suggestion, distance }
  }
  return nearest?.suggestion ?? newSuggestion(flow, pen)
}

/** A suggestion in which the pen has written nothing. */
export function newSuggestion(flow: Flow, pen: number): string {
  const { doc } = flow
  const hasSuggested = [false, true].some(
    (marker) => Y.getState(doc.store, clientIdOf(pen, { marker, suggestion: true })) > 0,
  )
  return hasSuggested ? nextSuggestion(flow, pen) : suggestionIdOf(pen, 0)
}

/** Blocks in a row as one line in which each begins one unit behind the one before. */
interface Line {
  startOf(block: number): number
}

function lineOf(blocks: readonly Block[]): Line {
  const starts = [0]
  for (const { runs } of blocks) {
    starts.push((starts.at(-1) ?? 0) + 1 + runs.reduce((sum, { text }) => sum + text.length, 0))
  }
  return { startOf: (block) => starts[block] ?? starts.at(-1) ?? 0 }
}

/** What a pen suggests in these blocks: where in the line, and of which suggestion. */
function* ownIn(flow: Flow, pen: number, blocks: readonly Block[], line: Line) {
  const isOwn = ({ suggestion }: { readonly suggestion: string }) =>
    penOfSuggestion(suggestion) === pen && flow.suggestions.carriedBy(suggestion) === null
  const find = proposalFinder(flow.suggestions)
  for (const [index, block] of blocks.entries()) {
    const at = line.startOf(index)
    const found = find(block)
    for (const { suggestion } of found.block.filter(isOwn)) yield { suggestion, from: at - 1, to: at }
    for (const { suggestion, from, to } of found.words.filter(isOwn)) {
      yield { suggestion, from: at + from, to: at + to }
    }
  }
}
