import { type ExtendedRegExpMatchArray, Extension, InputRule, type Range } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { type PlacedBlock, attrsOf, itemsOf, listOf } from '../reading/document.ts'
import { noList, setAttrs, setKind } from '../command/change-block.ts'
import { ownBlock } from '../command/selected-blocks.ts'

/** What the rules need from outside. */
export interface BlockRuleOptions {
  /** Makes the id of a new box. */
  readonly newId: () => string
}

/** Does to the block what the typed sign means, once the sign is gone; false to leave the sign as text. */
type Apply = (tr: Transaction, block: PlacedBlock, match: ExtendedRegExpMatchArray) => boolean

function rule(find: RegExp, apply: Apply): InputRule {
  return new InputRule({
    find,
    handler: ({ state, range, match }) => {
      const { tr } = state
      return applyTo(tr, range, match, apply) ? undefined : null
    },
  })
}

function applyTo(tr: Transaction, range: Range, match: ExtendedRegExpMatchArray, apply: Apply): boolean {
  const { name } = tr.doc.resolve(range.from).parent.type
  if (name !== 'paragraph' && name !== 'heading') return false
  tr.delete(range.from, range.to)
  const block = ownBlock(tr)
  return block !== null && apply(tr, block, match)
}

const heading: Apply = (tr, { pos, node }, match) =>
  listOf(node) === null && setKind(tr, pos, 'heading', { ...noList, level: match[1]?.length ?? 1 })

const bullet: Apply = (tr, { pos, index }) =>
  setKind(tr, pos, 'paragraph', { ...noList, list: 'bullet', depth: itemsOf(tr.doc)[index]?.depth ?? 0 })

const task: Apply = (tr, { pos, index }, match) =>
  setKind(tr, pos, 'paragraph', {
    ...noList,
    list: 'task',
    checked: match[1]?.toLowerCase() === 'x',
    depth: itemsOf(tr.doc)[index]?.depth ?? 0,
  })

/** A number that counting would give anyway is not written down, so that the list can go on counting. */
const ordered: Apply = (tr, { pos, index }, match) => {
  const wanted = Number(match[1])
  const depth = itemsOf(tr.doc)[index]?.depth ?? 0
  if (!setKind(tr, pos, 'paragraph', { ...noList, list: 'ordered', depth })) return false
  const item = itemsOf(tr.doc)[index]
  if (item?.type === 'item' && item.number !== wanted) setAttrs(tr, pos, { start: wanted })
  return true
}

const code: Apply = (tr, { pos, node }) => node.content.size === 0 && setKind(tr, pos, 'codeBlock', noList)

const divider: Apply = (tr, { pos, node }) => {
  const line = tr.doc.type.schema.nodes['divider']?.create({ box: attrsOf(node).box })
  if (line === undefined || node.content.size > 0) return false
  tr.insert(pos, line)
  return true
}

/** Signs at the start of a block that stand for a kind of block, as people know them from Markdown. */
export const BlockRules = Extension.create<BlockRuleOptions>({
  name: 'blockRules',
  addInputRules() {
    const { newId } = this.options
    const quote: Apply = (tr, { pos, node }) =>
      attrsOf(node).box === null && setAttrs(tr, pos, { box: { id: newId(), kind: 'quote' } })
    return [
      rule(/^(#{1,3})\s$/u, heading),
      rule(/^[-*]\s$/u, bullet),
      rule(/^(\d{1,3})[.)]\s$/u, ordered),
      rule(/^\[([ xX]?)\]\s$/u, task),
      rule(/^>\s$/u, quote),
      rule(/^```$/u, code),
      rule(/^---$/u, divider),
    ]
  },
})
