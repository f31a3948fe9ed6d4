import type { Node } from '@tiptap/pm/model'
import { type BoxKind } from '../block.ts'
import { attrsOf, itemsOf, sameBox } from '../reading/document.ts'
import type { InList } from '../reading/items.ts'

/** How a block is shown that belongs to a list or a box. */
export interface Look {
  readonly item: InList | null
  /** Whether its list begins with it. */
  readonly first: boolean
  /** Whether no item and no further paragraph follows. */
  readonly last: boolean
  readonly box: { readonly kind: BoxKind; readonly first: boolean; readonly last: boolean } | null
}

/** How each block of the document is shown, by its index; null for one in no list and no box. */
export function looksOf(doc: Node): (Look | null)[] {
  const items = itemsOf(doc)
  const kinds: (BoxKind | null)[] = []
  return doc.children.map((node, index) => {
    const item = items[index] ?? null
    const before = doc.children[index - 1]
    const own = attrsOf(node).box
    const first = !sameBox(before, node)
    const kind = own === null ? null : first ? own.kind : (kinds[index - 1] ?? own.kind)
    kinds.push(kind)
    if (item === null && kind === null) return null
    return {
      item,
      first: item?.type === 'item' && item.position === 1,
      last: item !== null && (items[index + 1] ?? null) === null,
      box: kind === null ? null : { kind, first, last: !sameBox(node, doc.children[index + 1]) },
    }
  })
}
