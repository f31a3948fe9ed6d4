import type { Flow } from '@alongside/flow'
import { Slice, type Node, type Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { canSplit } from '@tiptap/pm/transform'
import { bringTaken, onlyCopied } from '../taken/taken.ts'
import { takenBetween } from '../taken/taken-between.ts'
import { startOf } from './places.ts'

/** A random act, as numbers that fast-check can make smaller. */
export interface Act {
  readonly kind: ActKind
  readonly at: number
  readonly to: number
  readonly choice: number
}

export const actKinds = [
  'type',
  'typeOver',
  'erase',
  'split',
  'join',
  'kind',
  'list',
  'depth',
  'box',
  'check',
  'mark',
  'unmark',
  'break',
  'divider',
  'picture',
  'describe',
  'dropBlock',
  'insertBlocks',
] as const
/** With what a person does that takes others' words over: moving and copying them, which makes them anew. */
export const allKinds = [...actKinds, 'move', 'copy'] as const
type ActKind = (typeof allKinds)[number]

/** A position in the words of some block, chosen by a number; null when no block holds words. */
export function wordPosition(doc: Node, choice: number): number | null {
  const places: number[] = []
  doc.forEach((block, pos) => {
    const text = block.textBetween(0, block.content.size, null, '\n')
    const isHalf = (offset: number) => /^[\uDC00-\uDFFF]/.test(text.slice(offset))
    if (block.isTextblock)
      for (let offset = 0; offset <= block.content.size; offset++) {
        if (!isHalf(offset)) places.push(pos + 1 + offset)
      }
  })
  return places[choice % Math.max(places.length, 1)] ?? null
}

function blockAt(doc: Node, choice: number): { node: Node; pos: number; index: number } {
  const index = choice % doc.childCount
  return { node: doc.child(index), pos: startOf(doc, index), index }
}

function pick<T>(choices: readonly T[], choice: number): T {
  const picked = choices[choice % choices.length]
  if (picked === undefined) throw new RangeError('nothing to choose from')
  return picked
}

function node(schema: Schema, name: string, attrs: Record<string, unknown> | null, text = ''): Node {
  const type = schema.nodes[name]
  if (!type) throw new RangeError(`no node ${name}`)
  return type.create(attrs, text === '' ? [] : [schema.text(text)])
}

/** Does a random act in what shows the flow; `letters` is what the person types with. */
export function doAct(tr: Transaction, act: Act, letters: readonly string[], flow: Flow): Transaction {
  const { doc } = tr
  const { schema } = doc.type
  const pos = wordPosition(doc, act.at)
  const other = wordPosition(doc, act.to)
  const block = blockAt(doc, act.at)
  const text = Array.from({ length: 1 + (act.choice % 3) }, (_, index) => pick(letters, act.to + index)).join(
    '',
  )
  const setBlock = (attrs: Record<string, unknown>) =>
    tr.setNodeMarkup(block.pos, null, { ...block.node.attrs, ...attrs })
  const mark = pick(['bold', 'italic', 'link', 'highlight'], act.choice)
  const markType = schema.marks[mark]
  switch (act.kind) {
    case 'type':
      if (pos === null) return tr
      if (act.choice % 4 > 0) return tr.insertText(text, pos)
      return tr.replaceWith(
        pos,
        pos,
        schema.text(
          text,
          [schema.mark('bold')].filter(() => doc.resolve(pos).parent.type.allowsMarks([schema.mark('bold')])),
        ),
      )
    case 'typeOver':
      if (pos === null || other === null) return tr
      return tr.insertText(text, Math.min(pos, other), Math.max(pos, other))
    case 'erase':
      if (pos === null || other === null) return tr
      return tr.deleteRange(Math.min(pos, other), Math.max(pos, other))
    case 'split': {
      if (pos === null || !canSplit(doc, pos)) return tr
      const { type, attrs } = doc.resolve(pos).parent
      const paragraph = schema.nodes['paragraph']
      const next = act.choice % 3 === 0 && paragraph ? { type: paragraph, attrs: null } : { type, attrs }
      return tr.split(pos, 1, [next])
    }
    case 'join':
      if (block.index === 0) return tr
      const above = doc.child(block.index - 1)
      // ProseMirror's own `join` fails between code and other text when both hold line breaks.
      const isAlike = above.type.spec.code === block.node.type.spec.code
      if (!above.isTextblock || !block.node.isTextblock || !isAlike) return tr
      return tr.join(block.pos)
    case 'kind': {
      const type = schema.nodes[pick(['paragraph', 'heading', 'codeBlock'], act.choice)]
      if (!type || !block.node.isTextblock) return tr
      return tr.setBlockType(block.pos + 1, block.pos + 1, type, {
        ...block.node.attrs,
        level: 1 + (act.to % 3),
      })
    }
    case 'list':
      return setBlock({
        list: pick(['bullet', 'ordered', 'task', null], act.choice),
        start: act.to % 5 === 0 ? 3 : null,
      })
    case 'depth':
      return setBlock({ depth: act.choice % 4, cont: act.to % 4 === 0 })
    case 'box':
      return setBlock({
        box: pick([null, { id: 'b1', kind: 'quote' }, { id: 'b2', kind: 'callout' }], act.choice),
      })
    case 'check':
      return setBlock({ checked: act.choice % 2 === 0 })
    case 'mark':
    case 'unmark': {
      if (pos === null || other === null || !markType) return tr
      const [from, to] = [Math.min(pos, other), Math.max(pos, other)]
      if (act.kind === 'unmark') return tr.removeMark(from, to, markType)
      return tr.addMark(
        from,
        to,
        markType.create(mark === 'link' ? { href: `https://a.example/${act.to % 2}` } : null),
      )
    }
    case 'break':
      if (pos === null) return tr
      return doc.resolve(pos).parent.type.spec.code === true
        ? tr.insertText('\n', pos)
        : tr.insert(pos, node(schema, 'hardBreak', null))
    case 'divider':
      return tr.insert(block.pos, node(schema, 'divider', null))
    case 'picture': {
      const file = pick(['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb', null], act.choice)
      return tr.insert(block.pos, node(schema, 'image', { file, alt: act.to % 2 === 0 ? '' : text }))
    }
    case 'describe': {
      if (block.node.type.name !== 'image') return tr
      tr.setNodeAttribute(block.pos, 'alt', text)
      return tr.setNodeAttribute(block.pos, 'decorative', act.choice % 2 === 0)
    }
    case 'dropBlock':
      return doc.childCount > 1 ? tr.delete(block.pos, block.pos + block.node.nodeSize) : tr
    case 'move':
    case 'copy': {
      if (pos === null || other === null) return tr
      const [from, to] = [Math.min(pos, other), Math.max(pos, other)]
      const taken = { section: null, words: takenBetween(flow, doc, { from, to }) }
      const slice = doc.slice(from, to)
      if (act.kind === 'move') tr.deleteRange(from, to)
      const goal = wordPosition(tr.doc, act.choice)
      if (goal === null) return tr
      return bringTaken(tr.replaceRange(goal, goal, slice), act.kind === 'move' ? taken : onlyCopied(taken))
    }
    case 'insertBlocks': {
      if (pos === null) return tr
      const blocks = [
        node(schema, 'heading', { level: 2 }, text),
        node(schema, 'paragraph', { list: 'bullet' }, text),
      ]
      const whole = schema.topNodeType.create(null, blocks)
      const open = act.choice % 2
      return tr.replaceRange(pos, pos, new Slice(whole.content, open, open))
    }
  }
}
