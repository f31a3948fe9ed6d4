import type { ReadBlock } from './read.ts'

/** A read text as a tree: blocks, lists of items that may hold more, and boxes. */
export type Nested =
  | { readonly is: 'block'; readonly block: ReadBlock }
  | { readonly is: 'list'; readonly list: ListKind; readonly start: number; readonly items: readonly Item[] }
  | { readonly is: 'box'; readonly kind: 'quote' | 'callout'; readonly inside: readonly Nested[] }

export type ListKind = 'bullet' | 'ordered' | 'task'

export interface Item {
  readonly block: ReadBlock
  /** Further paragraphs of the item, and deeper lists. */
  readonly inside: readonly Nested[]
}

/** Makes real lists and boxes of flat blocks, for reading. */
export function nest(blocks: readonly ReadBlock[]): readonly Nested[] {
  return splitBy(blocks, (block) => block.box?.id ?? null).flatMap((stretch): readonly Nested[] => {
    const box = stretch[0]?.box
    const inside = nestLists(stretch)
    return box ? [{ is: 'box', kind: box.kind, inside }] : inside
  })
}

function nestLists(blocks: readonly ReadBlock[], depth = 0): readonly Nested[] {
  const nested: Nested[] = []
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]!
    if (block.list === null) {
      nested.push({ is: 'block', block })
      at++
      continue
    }
    let end = at + 1
    while (end < blocks.length && belongs(blocks[end]!, depth)) end++
    const inside = nestLists(blocks.slice(at + 1, end), depth + 1)
    const item: Item = { block, inside }
    const before = nested.at(-1)
    const goesOn =
      before?.is === 'list' &&
      before.list === block.list &&
      (block.number === null || block.number === before.start + before.items.length)
    if (goesOn) nested[nested.length - 1] = { ...before, items: [...before.items, item] }
    else nested.push({ is: 'list', list: block.list, start: block.number ?? 1, items: [item] })
    at = end
  }
  return nested
}

/** Whether a block stands inside an item of this depth that came before it. */
function belongs(block: ReadBlock, depth: number): boolean {
  return block.cont ? block.depth >= depth : block.list !== null && block.depth > depth
}

function splitBy<T>(values: readonly T[], keyOf: (value: T) => unknown): readonly (readonly T[])[] {
  const stretches: T[][] = []
  let key: unknown
  for (const value of values) {
    if (stretches.length === 0 || keyOf(value) !== key) stretches.push([])
    stretches.at(-1)!.push(value)
    key = keyOf(value)
  }
  return stretches
}
