import type { Node } from '@tiptap/pm/model'
import type { BlockAttrs, ListKind } from '../block.ts'
import { type InList, type Listable, readItems } from './items.ts'

/** A block and where it stands. */
export interface PlacedBlock {
  readonly node: Node
  readonly pos: number
  readonly index: number
}

/** The attributes that every block node has. */
export function attrsOf(node: Node): BlockAttrs {
  const { list, depth, checked, start, cont, box } = node.attrs
  return { list, depth, checked, start, cont, box }
}

/** What the reading of lists looks at in this block. */
export function listableOf(node: Node): Listable {
  const { list, depth, cont, start, box } = attrsOf(node)
  return { paragraph: node.type.name === 'paragraph', list, depth, cont, start, box }
}

/** The list that the block is an item of; only a paragraph can be, whatever else its marker says. */
export function listOf(node: Node): ListKind | null {
  return node.type.name === 'paragraph' ? attrsOf(node).list : null
}

/** How each block of the document is read in lists, by its index. */
export function itemsOf(doc: Node): readonly (InList | null)[] {
  return readItems(doc.children.map(listableOf))
}

/** Whether both blocks stand in one box. */
export function sameBox(one: Node | undefined, other: Node | undefined): boolean {
  const id: unknown = one?.attrs['box']?.id
  return id !== undefined && id === other?.attrs['box']?.id
}
