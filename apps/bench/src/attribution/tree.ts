import type { Act } from '@alongside/attribution/testing'
import { Schema, type Node } from 'prosemirror-model'
import { updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'

/** A character, and who wrote it. */
interface Char {
  readonly char: string
  readonly author: number
}

interface Block {
  readonly chars: readonly Char[]
  readonly kind: 'paragraph' | 'heading'
  readonly isItem: boolean
}

const people = 4
const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'text*' },
    heading: { group: 'block', content: 'text*' },
    list: { group: 'block', content: 'item+' },
    item: { content: 'paragraph' },
    text: {},
  },
})

/**
 * The same things done to one text on the binding in common use, which keeps each paragraph as an element of a tree,
 * one after another and with nothing lost on the way; every character is credited to the client id that it has.
 */
export function playOnTree(acts: readonly Act[]): { readonly chars: number; readonly kept: number } {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('body')
  const meta = { mapping: new Map(), isOMark: new Map() }
  const clips = new Map<number, readonly Char[]>()
  let blocks: readonly Block[] = [{ chars: [], kind: 'paragraph', isItem: false }]
  for (const act of acts) {
    const after = changed(blocks, act, clips)
    if (after === blocks) continue
    blocks = after
    doc.clientID = 1 + (act.who % people)
    doc.transact(() => updateYFragment(doc, fragment, nodeOf(blocks), meta))
  }
  const authors = blocks.flatMap(({ chars }) => chars.map(({ author }) => author))
  const credited = clientsOf(fragment)
  if (credited.length !== authors.length) throw new Error('the tree holds another text')
  return {
    chars: authors.length,
    kept: authors.filter((author, index) => credited[index] === author + 1).length,
  }
}

/** What becomes of blocks; the same blocks where nothing does. */
function changed(
  blocks: readonly Block[],
  { who: number, what, from, to, words }: Act,
  clips: Map<number, readonly Char[]>,
): readonly Block[] {
  const who = number % people
  const index = from % blocks.length
  const block = blocks[index]
  if (block === undefined) return blocks
  const { chars } = block
  const begin = Math.floor(from / blocks.length) % (chars.length + 1)
  const end = Math.min(begin + (to % 12), chars.length)
  const typed = Array.from(words.replaceAll(/[^ -~]/g, ''), (char): Char => ({ char, author: who }))
  const put = (next: readonly Block[]): readonly Block[] => blocks.toSpliced(index, 1, ...next)
  const put1 = (next: readonly Char[]): readonly Block[] => put([{ ...block, chars: next }])
  switch (what) {
    case 'type':
    case 'write':
    case 'file':
      return put1(chars.toSpliced(begin, 0, ...typed))
    case 'delete':
      return put1(chars.toSpliced(begin, end - begin))
    case 'split':
      return put([
        { ...block, chars: chars.slice(0, begin) },
        { ...block, chars: chars.slice(begin) },
      ])
    case 'join': {
      const before = blocks[index - 1]
      if (before === undefined) return blocks
      return blocks.toSpliced(index - 1, 2, { ...before, chars: [...before.chars, ...chars] })
    }
    case 'kind':
      return put([{ ...block, kind: block.kind === 'heading' ? 'paragraph' : 'heading', isItem: false }])
    case 'list':
      return put([{ ...block, kind: 'paragraph', isItem: !block.isItem }])
    case 'cut':
      clips.set(who, chars.slice(begin, end))
      return put1(chars.toSpliced(begin, end - begin))
    case 'copy':
      clips.set(who, chars.slice(begin, end))
      return blocks
    case 'paste':
      return put1(chars.toSpliced(begin, 0, ...(clips.get(who) ?? [])))
    case 'drag': {
      const rest = put1(chars.toSpliced(begin, end - begin))
      const target = rest[to % rest.length]
      if (target === undefined) return blocks
      const moved = [...chars.slice(begin, end), ...target.chars]
      return rest.toSpliced(to % rest.length, 1, { ...target, chars: moved })
    }
    default:
      return blocks // undo, versions and what is done apart are left out here
  }
}

function nodeOf(blocks: readonly Block[]): Node {
  const children: Node[] = []
  let items: Node[] = []
  const closeList = (): void => {
    if (items.length > 0) children.push(schema.node('list', null, items))
    items = []
  }
  for (const { chars, kind, isItem } of blocks) {
    const text = chars.map(({ char }) => char).join('')
    const node = schema.node(kind, null, text === '' ? [] : [schema.text(text)])
    if (isItem) items.push(schema.node('item', null, [node]))
    else {
      closeList()
      children.push(node)
    }
  }
  closeList()
  return schema.node('doc', null, children)
}

/** The client id of each character that stands, in the order of the text. */
function clientsOf(parent: Y.XmlFragment | Y.XmlElement): readonly number[] {
  return parent.toArray().flatMap((child): readonly number[] => {
    if (!(child instanceof Y.XmlText)) return child instanceof Y.XmlElement ? clientsOf(child) : []
    const clients: number[] = []
    for (let item = child._start; item !== null; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentString)
        clients.push(...Array.from({ length: item.length }, () => item.id.client))
    return clients
  })
}
