import { accept, readBlocks, reject, textOf } from '@alongside/flow'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { describe, expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { Desk, meet } from './desk.ts'

const schema = flowSchema()

/** Ada, who writes, and Ben, who suggests, at a text of two paragraphs. */
function two(): { ada: Desk; ben: Desk } {
  const ada = new Desk(schema, 1)
  ada.act((tr) => tr.insertText('Hello there', 1))
  ada.act((tr) => tr.split(12))
  ada.act((tr) => tr.insertText('World', 14))
  const ben = new Desk(schema, 2, Y.encodeStateAsUpdate(ada.doc))
  ben.isSuggesting = true
  onTestFinished(() => {
    ada.close()
    ben.close()
  })
  return { ada, ben }
}

const settled = (desk: Desk) => readBlocks(desk.doc).map(textOf)
const shown = ({ state }: Desk) => state.doc.children.map((node) => node.textContent)
const open = (desk: Desk) => new Set(desk.flow.suggestions.entries.map(({ suggestion }) => suggestion)).size
const entries = (desk: Desk) => desk.flow.suggestions.entries.map(({ entry }) => entry)

/** Presses Backspace or Delete with the caret where it is, as the editor's own keys do. */
function press(desk: Desk, key: 'Backspace' | 'Delete'): void {
  const way = key === 'Backspace' ? -1 : 1
  desk.act((tr: Transaction, { selection }: EditorState) => {
    const { from, to, $head } = selection
    if (from < to) return tr.deleteSelection()
    const isEdge = way < 0 ? $head.parentOffset === 0 : $head.parentOffset === $head.parent.content.size
    if (isEdge) return tr.join(way < 0 ? $head.before() : $head.after())
    return tr.delete(Math.min(from, from + way), Math.max(from, from + way))
  })
}

function type(desk: Desk, text: string): void {
  for (const letter of text)
    desk.act((tr, { selection }) => tr.insertText(letter, selection.from, selection.to))
}

describe('someone who suggests', () => {
  it('[E20] types words that are shown and do not stand, as one suggestion', () => {
    const { ada, ben } = two()
    ben.select(6)
    type(ben, ' you')
    meet(ada, ben)
    for (const desk of [ada, ben]) {
      expect(shown(desk)).toEqual(['Hello you there', 'World'])
      expect(settled(desk)).toEqual(['Hello there', 'World'])
    }
    expect(ben.flow.block(0).runs.map(({ suggestion }) => suggestion !== undefined)).toEqual([
      false,
      true,
      false,
    ])
    expect(ben.state.selection.head).toBe(10)
  })

  it('[E21] takes words away letter by letter, and the caret walks over them', () => {
    const { ben } = two()
    ben.select(12)
    for (let at = 0; at < 6; at++) press(ben, 'Backspace')
    expect(shown(ben)).toEqual(['Hello there', 'World'])
    expect(entries(ben)).toMatchObject([{ type: 'remove' }])
    expect(ben.state.selection.head).toBe(6)
    ben.select(1)
    for (let at = 0; at < 2; at++) press(ben, 'Delete')
    expect(ben.state.selection.head).toBe(3)
    expect(entries(ben)).toHaveLength(2)
    press(ben, 'Backspace')
    expect([ben.state.selection.head, entries(ben).length]).toEqual([2, 2])
  })

  it('[E21] takes their own suggested words away truly', () => {
    const { ada, ben } = two()
    ben.select(6)
    type(ben, ' you')
    press(ben, 'Backspace')
    expect(shown(ben)).toEqual(['Hello yo there', 'World'])
    ben.select(5, 8)
    press(ben, 'Delete')
    expect(shown(ben)).toEqual(['Helloo there', 'World'])
    expect(ben.state.selection.head).toBe(5)
    meet(ada, ben)
    expect(settled(ada)).toEqual(['Hello there', 'World'])
    expect(entries(ada)).toMatchObject([{ type: 'remove' }])
  })

  it('[E20] types over words: what is new stands behind what is to go', () => {
    const { ada, ben } = two()
    ben.select(7, 12)
    type(ben, 'you')
    expect(shown(ben)).toEqual(['Hello thereyou', 'World'])
    expect(ben.state.selection.head).toBe(15)
    expect(open(ben)).toBe(1)
    meet(ada, ben)
    accept(ada.flow, ada.pen, [entries(ada).length === 1 ? ada.flow.suggestions.entries[0]!.suggestion : ''])
    expect(shown(ada)).toEqual(['Hello you', 'World'])
  })

  it('[E20] splits and joins blocks', () => {
    const { ada, ben } = two()
    ben.select(6)
    ben.act((tr) => tr.split(6))
    expect(shown(ben)).toEqual(['Hello', ' there', 'World'])
    expect(ben.state.selection.head).toBe(8)
    ben.select(16)
    press(ben, 'Backspace')
    expect(shown(ben)).toEqual(['Hello', ' there', 'World'])
    expect(ben.state.selection.head).toBe(14)
    expect(entries(ben)).toMatchObject([{ type: 'remove' }])
    ben.select(8)
    press(ben, 'Backspace')
    expect(shown(ben)).toEqual(['Hello there', 'World'])
    meet(ada, ben)
    expect(settled(ada)).toEqual(['Hello there', 'World'])
  })

  it('[E22] the same look again takes it back, and a deeper one counts on', () => {
    const { ben } = two()
    const set = (attrs: object) =>
      ben.act((tr, { doc }) => tr.setNodeMarkup(13, null, { ...doc.child(1).attrs, ...attrs }))
    set({ list: 'bullet' })
    set({ depth: 1 })
    set({ depth: 1 })
    expect(ben.state.doc.child(1).attrs).toMatchObject({ list: null, depth: 0 })
    expect(entries(ben)).toMatchObject([{ type: 'block', changes: { list: 'bullet', depth: 2 } }])
    set({ list: 'bullet' })
    expect(entries(ben)).toMatchObject([{ changes: { depth: 2 } }])
  })

  it('[E22] a mark is an entry; asked for again it is taken back, in part too', () => {
    const { ada, ben } = two()
    const bold = (from: number, to: number) => ben.act((tr) => tr.addMark(from, to, schema.mark('bold')))
    bold(1, 6)
    expect(ben.state.doc.firstChild?.firstChild?.marks).toEqual([])
    bold(1, 3)
    expect(entries(ben)).toMatchObject([{ type: 'mark', name: 'bold', value: true }])
    meet(ada, ben)
    accept(ada.flow, ada.pen, [ada.flow.suggestions.entries[0]!.suggestion])
    expect(ada.flow.block(0).runs.map(({ text, marks }) => [text, marks.bold])).toEqual([
      ['He', undefined],
      ['llo', true],
      [' there', undefined],
    ])
  })

  it('[E22] types on in bold', () => {
    const { ada, ben } = two()
    ben.select(6)
    ben.act((tr) => tr.addStoredMark(schema.mark('bold')))
    for (const letter of 'abc')
      ben.act((tr, { selection, storedMarks }) => {
        const marks = storedMarks ?? selection.$from.marks()
        return tr.replaceSelectionWith(schema.text(letter, marks), false)
      })
    expect(entries(ben)).toMatchObject([{ type: 'mark', name: 'bold' }])
    meet(ada, ben)
    accept(ada.flow, ada.pen, [ada.flow.suggestions.entries[0]!.suggestion])
    expect(ada.flow.block(0).runs.map(({ text, marks }) => [text, marks.bold])).toEqual([
      ['Hello', undefined],
      ['abc', true],
      [' there', undefined],
    ])
  })

  it('[E23] undoes and redoes what they suggested, and nothing that they wrote', () => {
    const { ben } = two()
    ben.isSuggesting = false
    ben.select(6)
    type(ben, '!')
    ben.isSuggesting = true
    ben.select(13)
    type(ben, '?')
    ben.select(1, 6)
    press(ben, 'Delete')
    expect(entries(ben)).toHaveLength(1)
    ben.undo.undo()
    expect(entries(ben)).toHaveLength(0)
    ben.undo.undo()
    expect(shown(ben)).toEqual(['Hello! there', 'World'])
    expect(ben.undo.undo()).toBe(false)
    ben.undo.redo()
    ben.undo.redo()
    expect(shown(ben)).toEqual(['Hello! there?', 'World'])
    expect(entries(ben)).toHaveLength(1)
    expect(settled(ben)).toEqual(['Hello! there', 'World'])
    ben.isSuggesting = false
    ben.undo.undo()
    expect(settled(ben)).toEqual(['Hello there', 'World'])
  })

  it('[E23] what was accepted or rejected is not undone', () => {
    const { ada, ben } = two()
    ben.select(6)
    type(ben, 'ab')
    meet(ada, ben)
    const [suggestion] = ada.flow.block(0).runs.flatMap((run) => run.suggestion ?? [])
    accept(ada.flow, ada.pen, [suggestion!])
    meet(ada, ben)
    expect(ben.undo.undo()).toBe(false)
    expect(settled(ben)).toEqual(['Helloab there', 'World'])
  })

  it('[E23] how their own block looked before it was accepted is not brought back', () => {
    const { ada, ben } = two()
    ben.act((tr) => tr.split(6))
    const list = (list: string) =>
      ben.act((tr, { doc }) => tr.setNodeMarkup(7, null, { ...doc.child(1).attrs, list }))
    list('bullet')
    list('task')
    meet(ada, ben)
    accept(ada.flow, ada.pen, [ada.flow.block(1).suggestion!])
    meet(ada, ben)
    ben.sent.length = 0
    expect(ben.undo.undo()).toBe(false)
    expect(ben.sent).toEqual([])
    expect(ada.flow.block(1).list).toBe('task')
  })

  it('[E23] an entry that gave way to a wider one, which was accepted, is not brought back', () => {
    const { ada, ben } = two()
    for (const at of [6, 7]) ben.act((tr) => tr.insert(at, schema.text('x', [schema.mark('bold')])))
    expect(entries(ben)).toHaveLength(1)
    meet(ada, ben)
    accept(ada.flow, ada.pen, [ada.flow.suggestions.entries[0]!.suggestion])
    meet(ada, ben)
    ben.sent.length = 0
    expect(ben.undo.undo()).toBe(false)
    expect([ben.sent, entries(ben)]).toEqual([[], []])
  })

  it('[E24] changes near each other are one suggestion, others begin a new one, and a decided one is closed', () => {
    const { ada, ben } = two()
    ada.act((tr) => tr.insertText(' and all others who live on it', 19))
    meet(ada, ben)
    const ids = () => [
      ...new Set([
        ...ben.flow.suggestions.entries.map(({ suggestion }) => suggestion),
        ...ben.flow.blocks().flatMap(({ runs }) => runs.flatMap((run) => run.suggestion ?? [])),
      ]),
    ]
    ben.select(1, 3)
    press(ben, 'Delete')
    ben.select(6)
    type(ben, 'x')
    expect(ids()).toHaveLength(1)
    ben.select(ben.state.doc.content.size - 1)
    type(ben, 'z')
    expect(ids()).toHaveLength(2)
    ben.select(5)
    type(ben, 'x')
    const before = ids()
    expect(before).toHaveLength(2)
    meet(ada, ben)
    reject(ada.flow, ada.pen, before)
    meet(ada, ben)
    ben.select(6)
    type(ben, 'y')
    expect(ids()).toHaveLength(1)
    expect(before).not.toContain(ids()[0])
  })

  it('[E25] what cannot be suggested is undone at once, and said', () => {
    const { ada, ben } = two()
    ada.act((tr) => tr.insert(0, schema.node('image', { file: 'aaaaaaaaaaaaaaa', alt: 'a' })))
    meet(ada, ben)
    ben.sent.length = 0
    ben.act((tr) => tr.setNodeAttribute(0, 'alt', 'b'))
    expect(ben.state.doc.child(0).attrs['alt']).toBe('a')
    expect(ben.refused).toEqual(['picture'])
    expect(ben.sent).toEqual([])
  })

  const strange = schema.node('placeholder', { kind: 'poll', data: { kind: { value: 'poll' } } })
  const far = schema.mark('link', { href: `https://example.org/${'a'.repeat(2_000)}` })
  const cannot: readonly { name: string; what: string; act: (tr: Transaction) => Transaction }[] = [
    { name: 'a block of an unknown kind', what: 'unknown', act: (tr) => tr.insert(0, strange) },
    {
      name: 'something unknown within a line',
      what: 'unknown',
      act: (tr) => tr.insert(3, schema.node('unknownEmbed', { kind: 'star', data: { kind: 'star' } })),
    },
    { name: 'a very long address for words', what: 'address', act: (tr) => tr.addMark(1, 6, far) },
    {
      name: 'words with a very long address',
      what: 'address',
      act: (tr) => tr.replaceWith(1, 6, schema.text('here', [far])),
    },
  ]
  it.each(cannot)('[E25] $name is undone at once, whole, and said', ({ what, act }) => {
    const { ben } = two()
    const before = ben.state.doc
    ben.sent.length = 0
    // With words that could be suggested by themselves: nothing is done by half.
    ben.act((tr) => act(tr.insertText('!', 19)))
    expect(ben.state.doc.eq(before)).toBe(true)
    expect(ben.refused).toEqual([what])
    expect(ben.sent).toEqual([])
  })
})

it('keeps the selection a text selection', () => {
  const { ben } = two()
  ben.select(3, 5)
  press(ben, 'Backspace')
  expect(ben.state.selection).toBeInstanceOf(TextSelection)
  expect(ben.state.selection.head).toBe(3)
})
