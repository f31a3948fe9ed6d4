import type { Node } from '@tiptap/pm/model'
import type { Decoration, DecorationSet } from '@tiptap/pm/view'
import { startOf } from '../binding/places.ts'

/** Neighbouring blocks: the index of the first of them, and how many there are. */
export interface Blocks {
  readonly index: number
  readonly count: number
}

/** How blocks are drawn. */
export interface BlockDrawing {
  /** What is to be drawn in the blocks from one index up to another. */
  readonly draw: (doc: Node, from: number, to: number) => readonly Decoration[]
  /** Everything that a decoration draws, so that two can be compared. */
  readonly drawnBy: (decoration: Decoration) => string
}

/** Draws only these blocks anew; answers the very set that it was given where they are drawn so already. */
export function redrawBlocks(
  set: DecorationSet,
  doc: Node,
  some: readonly Blocks[],
  { draw, drawnBy }: BlockDrawing,
): DecorationSet {
  return some.reduce((drawn, { index, count }) => {
    const [from, to] = [startOf(doc, index), startOf(doc, index + count)]
    // What only touches the edge is of the neighbours.
    const known = drawn.find(from, to).filter((one) => one.from < to && one.to > from)
    const wanted = draw(doc, index, index + count)
    if (isDrawnSo(known, wanted, drawnBy)) return drawn
    return drawn.remove(known).add(doc, [...wanted])
  }, set)
}

/** Whether the decorations that are known are the wanted ones. */
export function isDrawnSo(
  known: readonly Decoration[],
  wanted: readonly Decoration[],
  drawnBy: BlockDrawing['drawnBy'],
): boolean {
  if (known.length !== wanted.length) return false
  const nameOf = (one: Decoration): string => `${one.from} ${one.to} ${drawnBy(one)}`
  const names = new Set(known.map(nameOf))
  return wanted.every((one) => names.has(nameOf(one)))
}
