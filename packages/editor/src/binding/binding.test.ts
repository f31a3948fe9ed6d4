import {
  insertText,
  setBlock,
  splitBlock,
  write,
  writeBlocks,
  createFlowDoc,
  type NewBlock,
} from '@alongside/flow'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, type Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { Desk, meet } from './desk.ts'

const schema = flowSchema()

function deskWith(pen: number, ...blocks: NewBlock[]): Desk {
  const doc = createFlowDoc()
  writeBlocks(doc, 99, blocks)
  return new Desk(schema, pen, Y.encodeStateAsUpdate(doc))
}

/** What a person's act sends: each struct as `marker` or `letter` and its content, and how many units it deletes. */
function sends(desk: Desk, act: (tr: Transaction) => Transaction): { made: string[]; deleted: number } {
  desk.sent.length = 0
  desk.act(act)
  expect(desk.sent.length).toBeLessThanOrEqual(1)
  const decoded = desk.sent.map((update) => Y.decodeUpdate(update))
  const made = decoded.flatMap(({ structs }) =>
    structs.map((struct) => {
      const content = struct instanceof Y.Item ? struct.content.constructor.name.replace('Content', '') : 'GC'
      return `${struct.id.client === desk.pen ? 'letter' : 'marker'} ${content}`
    }),
  )
  const ranges = decoded.flatMap(({ ds }) => Array.from(ds.clients.values()).flat())
  expect(desk.state.doc.toJSON()).toEqual(desk.binding.document(schema).toJSON())
  return { made, deleted: ranges.reduce((sum, { len }) => sum + len, 0) }
}

const newMarker = ['marker Type', 'marker Any']
const nodeType = (name: string) => schema.nodes[name] ?? expect.unreachable(name)
const shown = (doc: Node) => doc.children.map((node) => node.toString())

describe('what a person does', () => {
  it('[F8] a letter is one letter', () => {
    expect(sends(deskWith(1, { text: 'word' }), (tr) => tr.insertText('s', 5))).toEqual({
      made: ['letter String'],
      deleted: 0,
    })
  })

  it('[F8] a letter typed in bold, and one behind it, are one letter each', () => {
    const desk = deskWith(1, { text: [{ text: 'bold', marks: { bold: true } }] })
    expect(sends(desk, (tr) => tr.insertText('er', 5)).made).toEqual(['letter String'])
    expect(sends(desk, (tr) => tr.insert(7, schema.text('!'))).made).toEqual(['letter String'])
    expect(shown(desk.state.doc)).toEqual(['paragraph(bold("bolder"), "!")'])
  })

  it('[F2] [F8] Enter is one marker, in a sentence and at both its ends', () => {
    for (const pos of [1, 4, 9]) {
      const desk = deskWith(1, { text: 'sentence' })
      const ids = desk.flow.blocks().map(({ id }) => id)
      expect(sends(desk, (tr) => tr.split(pos))).toEqual({ made: newMarker, deleted: 0 })
      expect(desk.flow.block(pos === 1 ? 1 : 0).id).toEqual(ids[0])
    }
  })

  it('[F2a] Enter at the start leaves the words their marker, also when the new block is of another kind', () => {
    const desk = deskWith(1, { kind: 'heading', level: 1, text: 'Title' })
    const own = desk.flow.block(0).id
    sends(desk, (tr) => tr.split(1).setNodeMarkup(0, nodeType('paragraph')))
    expect(shown(desk.state.doc)).toEqual(['paragraph', 'heading("Title")'])
    expect(desk.flow.block(1).id).toEqual(own)
  })

  it('[F2] [F8] joining deletes one marker', () => {
    const desk = deskWith(1, { text: 'one' }, { kind: 'heading', text: 'two' })
    expect(sends(desk, (tr) => tr.join(5))).toEqual({ made: [], deleted: 3 })
  })

  it('[F2] [F8] another kind, list, box or check is keys of one marker', () => {
    const desk = deskWith(1, { text: 'a' }, { text: 'b\nc' })
    const set = (attrs: Record<string, unknown>) =>
      sends(desk, (tr) => tr.setNodeMarkup(3, null, { ...tr.doc.child(1).attrs, ...attrs }))
    expect(set({ list: 'task' }).made).toEqual(['marker Any'])
    expect(set({ checked: true }).made).toEqual(['marker Any'])
    expect(set({ box: { id: 'q', kind: 'quote' } }).made).toEqual(['marker Any'])
    expect(sends(desk, (tr) => tr.setBlockType(4, 4, nodeType('heading'), { level: 2 })).made).toHaveLength(2)
    expect(sends(desk, (tr) => tr.setBlockType(4, 4, nodeType('codeBlock'))).made).toEqual(['marker Any'])
    expect(shown(desk.state.doc)[1]).toBe('codeBlock("b\\nc")')
    expect(sends(desk, (tr) => tr.setBlockType(4, 4, nodeType('paragraph'))).made).toEqual(['marker Any'])
    expect(shown(desk.state.doc)[1]).toBe('paragraph("b", hardBreak, "c")')
  })

  it('[F8] replacing words keeps what is the same at both ends', () => {
    const desk = deskWith(1, { text: 'the quick fox' })
    expect(sends(desk, (tr) => tr.insertText('the slow fox', 1, 14))).toEqual({
      made: ['letter String'],
      deleted: 5,
    })
  })

  it('[F8] replacing the whole document keeps the blocks that stay', () => {
    const desk = deskWith(1, { text: 'one' }, { text: 'two' }, { text: 'three' })
    const next = [{ text: 'one' }, { text: 'twos' }, { text: 'three' }]
    const doc = deskWith(2, ...next).state.doc
    expect(sends(desk, (tr) => tr.replaceWith(0, tr.doc.content.size, doc.content))).toEqual({
      made: ['letter String'],
      deleted: 0,
    })
  })

  it('[F8] replacing one emoji by its neighbour never cuts it in half', () => {
    const desk = deskWith(1, { text: 'a😀b' })
    sends(desk, (tr) => tr.insertText('a😁b', 1, 5))
    expect(desk.state.doc.textContent).toBe('a😁b')
    sends(desk, (tr) => tr.insertText('\ude00', 3, 4))
    expect(desk.state.doc.textContent).toBe('a😀b')
  })

  it('[F8] a mark is two formats, whatever else it holds already', () => {
    const desk = deskWith(1, { text: 'some words' })
    expect(sends(desk, (tr) => tr.addMark(1, 5, schema.mark('bold'))).made).toEqual([
      'letter Format',
      'letter Format',
    ])
    expect(sends(desk, (tr) => tr.addMark(3, 8, schema.mark('italic'))).made).toEqual([
      'letter Format',
      'letter Format',
    ])
    expect(sends(desk, (tr) => tr.addMark(1, 5, schema.mark('bold'))).made).toEqual([])
  })

  it('[F4] deleting blocks deletes their markers and words, and the block before keeps its own', () => {
    const desk = deskWith(1, { text: 'one' }, { kind: 'divider' }, { text: 'two' }, { text: 'three' })
    expect(sends(desk, (tr) => tr.delete(5, 11)).made).toEqual([])
    expect(shown(desk.state.doc)).toEqual(['paragraph("one")', 'paragraph("three")'])
  })

  it('[F1] an empty flow is written in without a marker until it needs one', () => {
    const desk = new Desk(schema, 1)
    expect(sends(desk, (tr) => tr.insertText('first', 1)).made).toEqual(['letter String'])
    expect(sends(desk, (tr) => tr.split(1)).made).toEqual([...newMarker, ...newMarker])
    expect(shown(desk.state.doc)).toEqual(['paragraph', 'paragraph("first")'])
  })

  it('[F1] changes at two places of a block without a marker leave what is between them', () => {
    const desk = new Desk(schema, 1)
    sends(desk, (tr) => tr.insertText('one two three', 1))
    sends(desk, (tr) => tr.split(14))
    expect(sends(desk, (tr) => tr.insertText('3', 9, 14).delete(1, 5))).toEqual({
      made: ['letter String'],
      deleted: 9,
    })
  })

  it('[F1] words before the first marker that are all deleted leave an empty block', () => {
    const desk = new Desk(schema, 1)
    sends(desk, (tr) => tr.insertText('first', 1))
    sends(desk, (tr) => tr.split(6))
    expect(sends(desk, (tr) => tr.delete(1, 6)).made).toEqual(newMarker)
    expect(shown(desk.state.doc)).toEqual(['paragraph', 'paragraph'])
  })

  it('[F7] a block and an embed of unknown kinds are moved whole', () => {
    const desk = deskWith(1, { text: 'a' }, { text: 'b' })
    desk.doc.transact(() =>
      desk.flow.body.insertEmbed(
        2,
        new Y.Map([
          ['kind', 'poll'],
          ['options', new Y.Map([['x', 1]])],
        ]),
      ),
    )
    desk.doc.transact(() => desk.flow.body.insertEmbed(1, { kind: 'wave', to: 'all' }))
    expect(shown(desk.state.doc)).toEqual(['paragraph(unknownEmbed, "a")', 'placeholder', 'paragraph("b")'])
    const { unknown } = desk.flow.block(1)
    const [, poll, last] = desk.state.doc.children
    sends(desk, (tr) => tr.delete(4, 5).insert(tr.doc.content.size, poll ?? []))
    expect(desk.flow.block(2).unknown).toEqual(unknown)
    const embed = desk.state.doc.child(0).child(0)
    sends(desk, (tr) => tr.delete(1, 2).insert(4, embed))
    expect(desk.flow.block(1).runs[0]?.embed).toEqual({ value: { kind: 'wave', to: 'all' } })
    expect(last?.textContent).toBe('b')
  })

  it('[F16] words left in a divider stay when the divider is deleted, and take its marker', () => {
    const desk = deskWith(1, { text: 'a' }, { text: 'left' })
    write(desk.flow, 5, (writing) => setBlock(writing, 1, { kind: 'divider' }))
    expect(shown(desk.state.doc)).toEqual(['paragraph("a")', 'divider', 'paragraph("left")'])
    expect(sends(desk, (tr) => tr.delete(3, 4)).made).toEqual(['marker Any'])
    expect(shown(desk.state.doc)).toEqual(['paragraph("a")', 'paragraph("left")'])
  })

  it('[F5] showing a flow and putting the caret in it writes nothing', () => {
    const desk = deskWith(
      1,
      { text: 'a', depth: 4, cont: true },
      { kind: 'heading', list: 'task', text: 'b' },
    )
    desk.select(2)
    desk.select(1, 5)
    expect(desk.sent).toEqual([])
  })
})

describe('what others do', () => {
  const pair = (...blocks: NewBlock[]) => {
    const here = deskWith(1, ...blocks)
    return [here, new Desk(schema, 2, Y.encodeStateAsUpdate(here.doc))] as const
  }

  it('[F8] is one transaction of one step for a letter, a new block and a joined one', () => {
    const [here, there] = pair({ text: 'one' }, { text: 'two' })
    for (const act of [
      (tr: Transaction) => tr.insertText('x', 3),
      (tr: Transaction) => tr.split(2),
      (tr: Transaction) => tr.join(3),
    ]) {
      const seen: Transaction[] = []
      here.watch = (transaction) => void seen.push(transaction)
      there.act(act)
      meet(here, there)
      expect(seen.map(({ steps }) => steps.length)).toEqual([1])
      expect(seen[0]?.steps[0]).toBeInstanceOf(ReplaceStep)
      expect(here.state.doc.eq(there.state.doc)).toBe(true)
    }
  })

  it.each<[string, (tr: Transaction) => Transaction, number, number]>([
    ['a letter before the caret', (tr) => tr.insertText('x', 2), 4, 5],
    ['a letter exactly at the caret stays behind it', (tr) => tr.insertText('x', 4), 4, 4],
    ['the same letter as the one before', (tr) => tr.insertText('c', 3), 4, 5],
    ['Enter at the caret', (tr) => tr.split(4), 4, 4],
    ['Enter before the caret', (tr) => tr.split(2), 4, 6],
    ['a letter at the start of the block', (tr) => tr.insertText('x', 1), 1, 1],
    ['Enter at the start of the block where the caret is', (tr) => tr.split(1), 1, 3],
    ['the words around the caret deleted', (tr) => tr.delete(2, 6), 4, 2],
    ['a heading', (tr) => tr.setBlockType(1, 1, nodeType('heading')), 4, 4],
    ['code, with marks and breaks in it', (tr) => tr.setBlockType(1, 1, nodeType('codeBlock')), 4, 4],
    ['bold', (tr) => tr.addMark(1, 6, schema.mark('bold')), 4, 4],
    ['two changes in one go', (tr) => tr.insertText('x', 6).insertText('y', 2), 4, 5],
  ])('[F8] leaves the caret where it belongs: %s', (_, act, caret, expected) => {
    const [here, there] = pair(
      { text: [{ text: 'abccd\n' }, { text: 'e', marks: { italic: true } }] },
      { text: 'next' },
    )
    here.select(caret)
    there.act(act)
    meet(here, there)
    expect(here.state.selection.head).toBe(expected)
    expect(here.state.doc.eq(there.state.doc)).toBe(true)
  })

  it('[F8] the caret stays in the document when the block it stands in becomes another one', () => {
    const [here, there] = pair({ text: 'a long first block' }, { text: 'b' })
    here.select(here.state.doc.content.size - 1)
    there.act((tr) => tr.replaceWith(20, 23, nodeType('divider').create()))
    there.act((tr) => tr.delete(0, 20))
    meet(here, there)
    expect(shown(here.state.doc)).toEqual(['divider'])
  })

  it('[F8] a selection takes in nothing that arrives at its edges, whichever way it was made', () => {
    for (const [anchor, head] of [
      [2, 4],
      [4, 2],
    ] as const) {
      const [here, there] = pair({ text: 'abcde' })
      here.select(anchor, head)
      there.act((tr) => tr.insertText('x', 4).insertText('y', 2))
      meet(here, there)
      expect(here.state.doc.textBetween(here.state.selection.from, here.state.selection.to)).toBe('bc')
    }
  })

  it('[F8] marks chosen for the next letter stay chosen when something arrives', () => {
    const [here, there] = pair({ text: 'abcde' })
    here.select(3)
    here.act((tr) => tr.addStoredMark(schema.mark('bold')))
    there.act((tr) => tr.insertText('x', 1))
    meet(here, there)
    expect(here.state.storedMarks).toEqual([schema.mark('bold')])
  })

  it('[F8] a selected divider stays selected while others type above and change it', () => {
    const [here, there] = pair({ text: 'a' }, { kind: 'divider' })
    here.act((tr) => tr.setSelection(NodeSelection.create(tr.doc, 3)))
    there.act((tr) => tr.insertText('x', 1))
    there.act((tr) => tr.setNodeAttribute(4, 'box', { id: 'q', kind: 'quote' }))
    meet(here, there)
    expect([here.state.selection instanceof NodeSelection, here.state.selection.from]).toEqual([true, 4])
  })

  it('[F12] what is said of a picture while another takes its place is not said of that one', () => {
    const [one, two] = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb']
    const [here, there] = pair({ kind: 'image', file: one }, { kind: 'image', file: two }, { text: 'a' })
    here.act((tr) => tr.replaceWith(0, 1, [schema.node('image', { file: 'cccccccccccccccc' })]))
    there.act((tr) => tr.setNodeAttribute(0, 'alt', 'The first'))
    meet(here, there)
    expect(here.state.doc.eq(there.state.doc)).toBe(true)
    const says = here.state.doc.children.map(({ attrs }) => [attrs['file'], attrs['alt']])
    expect(says.slice(0, 2)).toEqual([
      ['cccccccccccccccc', ''],
      [two, ''],
    ])
  })

  it('[F12] a picture and its description reach the other side, and only its marker is written', () => {
    const [here, there] = pair({ text: 'a' })
    const image = nodeType('image').create({ file: 'aaaaaaaaaaaaaaaa', alt: 'A bench' })
    here.act((tr) => tr.insert(3, image))
    meet(here, there)
    expect(there.state.doc.child(1).attrs).toMatchObject({ file: 'aaaaaaaaaaaaaaaa', alt: 'A bench' })
    expect(sends(there, (tr) => tr.setNodeAttribute(3, 'decorative', true)).made).toEqual(['marker Any'])
    meet(here, there)
    expect(here.state.doc.child(1).attrs).toMatchObject({ alt: 'A bench', decorative: true })
  })

  it('[F8] what arrives in the same turn as what a person does is not lost', () => {
    const [here, there] = pair({ text: 'abc' })
    there.act((tr) => tr.insertText('x', 4))
    here.act((tr) => tr.insertText('y', 4))
    write(here.flow, 5, (writing) => {
      splitBlock(writing, { block: 0, offset: 2 })
      insertText(writing, { block: 0, offset: 0 }, 'z')
    })
    meet(here, there)
    expect(here.state.doc.eq(there.state.doc)).toBe(true)
    expect(shown(here.state.doc)).toEqual(['paragraph("zab")', 'paragraph("cyx")'])
  })

  it('[F9] a position of the document survives what others do', () => {
    const [here, there] = pair({ text: 'one' }, { kind: 'divider' }, { text: 'two' })
    const kept = [2, 5, 9].map((pos) => here.binding.relativeFrom(here.state.doc, pos, -1))
    there.act((tr) => tr.split(1).insertText('xx', 1))
    meet(here, there)
    expect(kept.map((relative) => here.binding.positionOf(here.state.doc, relative))).toEqual([6, 9, 13])
    expect(kept.map((relative) => there.binding.positionOf(there.state.doc, relative))).toEqual([6, 9, 13])
  })
})
