import type { Fragment } from '@tiptap/pm/model'
import { attrsOf, listableOf } from '../reading/document.ts'
import { readItems } from '../reading/items.ts'
import { markerOf } from '../reading/marker.ts'

/** Writes blocks as plain text, a line or more for each, with the sign of its item in front. */
export function plainText(content: Fragment): string {
  if (content.firstChild?.isInline === true) return content.textBetween(0, content.size, '\n', leafText)
  const items = readItems(content.content.map(listableOf))
  const isSingle = content.childCount === 1
  return content.content
    .map((node, index) => {
      const item = items[index] ?? null
      const text = node.textBetween(0, node.content.size, '\n', leafText)
      if (node.type.name === 'divider') return '---'
      if (node.type.name === 'image') return String(node.attrs['alt'])
      if (item === null || isSingle) return text
      if (item.type === 'continuation') return `${'  '.repeat(item.depth + 1)}${text}`
      const sign = item.list === 'task' ? (attrsOf(node).checked ? '☑' : '☐') : markerOf(item)
      return `${'  '.repeat(item.depth)}${sign} ${text}`
    })
    .join('\n')
}

function leafText(leaf: { readonly type: { readonly name: string } }): string {
  return leaf.type.name === 'hardBreak' ? '\n' : ''
}
