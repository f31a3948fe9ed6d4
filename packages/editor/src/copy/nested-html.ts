import type { DOMSerializer, Fragment, Node } from '@tiptap/pm/model'
import { type Box, plainBlock } from '../block.ts'
import { attrsOf, listableOf } from '../reading/document.ts'
import { type InList, type Item, readItems } from '../reading/items.ts'

/** A list that is being written, with the item that was written last. */
interface OpenList {
  readonly list: Item['list']
  readonly element: Element
  readonly item: Element
}

/** A box that is being written. */
interface OpenBox {
  readonly id: string
  readonly element: Element
}

/**
 * Writes blocks as the HTML that other programs know: runs of items as properly nested lists, boxes as quotes.
 * What only this editor understands goes along in `data-` attributes.
 */
export function nestedHtml(
  content: Fragment,
  serializer: DOMSerializer,
  document: Document,
): DocumentFragment {
  const fragment = document.createDocumentFragment()
  const items = readItems(content.content.map(listableOf))
  const at: { box: OpenBox | null; lists: readonly OpenList[] } = { box: null, lists: [] }
  for (const [index, node] of content.content.entries()) {
    const item = items[index] ?? null
    const { box } = attrsOf(node)
    if (box?.id !== at.box?.id) at.box = openBox(box, fragment, document)
    const outside = at.box?.element ?? fragment
    at.lists = openFor(item, node, at.lists, outside, document)
    const isAlone = item?.type === 'item' && items[index + 1]?.type !== 'continuation'
    const inside = serializer.serializeFragment(node.content, { document })
    const holder = at.lists.at(-1)?.item ?? outside
    holder.append(isAlone ? inside : blockElement(node, inside, serializer, document))
  }
  return fragment
}

/** The lists that are open once the item has begun; none for a block outside any list. */
function openFor(
  item: InList | null,
  node: Node,
  open: readonly OpenList[],
  outside: Element | DocumentFragment,
  document: Document,
): readonly OpenList[] {
  if (item === null) return []
  if (item.type === 'continuation') return open.slice(0, item.depth + 1)
  const above = open.slice(0, item.depth)
  const before = item.position > 1 ? open[item.depth] : undefined
  const element = before?.element ?? listElement(item, document)
  if (before === undefined) (above.at(-1)?.item ?? outside).append(element)
  const li = itemElement(item, node, document)
  element.append(li)
  return [...above, { list: item.list, element, item: li }]
}

function listElement({ list, number }: Item, document: Document): Element {
  const element = document.createElement(list === 'ordered' ? 'ol' : 'ul')
  if (list === 'ordered' && number !== 1) element.setAttribute('start', String(number))
  return element
}

/** A task's sign is a character, since mail programs take away every checkbox. */
function itemElement({ list }: Item, node: Node, document: Document): Element {
  const li = document.createElement('li')
  if (list !== 'task') return li
  const { checked } = attrsOf(node)
  const sign = document.createElement('span')
  sign.setAttribute('data-task-sign', '')
  sign.textContent = checked ? '☑ ' : '☐ '
  li.setAttribute('data-list', 'task')
  li.setAttribute('data-checked', String(checked))
  li.append(sign)
  return li
}

function openBox(box: Box | null, fragment: DocumentFragment, document: Document): OpenBox | null {
  if (box === null) return null
  const element = document.createElement(box.kind === 'quote' ? 'blockquote' : 'div')
  element.setAttribute('data-box', box.kind)
  fragment.append(element)
  return { id: box.id, element }
}

function blockElement(
  node: Node,
  inside: globalThis.Node,
  serializer: DOMSerializer,
  document: Document,
): globalThis.Node {
  const { level } = node.attrs
  if (node.type.name !== 'paragraph' && node.type.name !== 'heading') {
    const bare = node.type.create({ ...node.attrs, ...plainBlock }, node.content, node.marks)
    return serializer.serializeNode(bare, { document })
  }
  const element = document.createElement(node.type.name === 'heading' ? `h${level}` : 'p')
  element.append(inside)
  return element
}
