import { createFlowDoc, readBlocks, textOf, writeBlocks, type NewBlock } from '@alongside/flow'
import { nibOf } from '@alongside/protocol'
import type { NodeType } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { Desk, meet } from './desk.ts'
import { Trail } from './trail.ts'

const schema = flowSchema()

function typeNamed(name: string): NodeType {
  const type = schema.nodes[name]
  if (!type) throw new RangeError(`no node ${name}`)
  return type
}

function pair(...blocks: NewBlock[]): readonly [Desk, Desk] {
  const doc = createFlowDoc()
  writeBlocks(doc, 99, blocks)
  const known = Y.encodeStateAsUpdate(doc)
  return [new Desk(schema, 1, known), new Desk(schema, 2, known)]
}

const words = (desk: Desk) => desk.state.doc.children.map((node) => node.toString())

describe('undo', () => {
  it('[F10] takes back only what this person did, and keeps what others did in between', () => {
    const [here, there] = pair({ text: 'shared' })
    here.act((tr) => tr.insertText('mine ', 1))
    meet(here, there)
    there.act((tr) => tr.insertText('yours ', 3))
    there.act((tr) => tr.insertText('!', tr.doc.content.size - 1))
    meet(here, there)
    expect(here.undo.undo()).toBe(true)
    expect(words(here)).toEqual(['paragraph("yours shared!")'])
    expect(here.undo.undo()).toBe(false)
    here.undo.redo()
    expect(words(here)).toEqual(['paragraph("miyours ne shared!")'])
  })

  it.each<[string, (tr: Transaction) => Transaction]>([
    ['a mark', (tr) => tr.addMark(2, 6, schema.mark('bold'))],
    ['a mark taken away', (tr) => tr.removeMark(1, 9, schema.mark('italic').type)],
    ['a kind', (tr) => tr.setBlockType(1, 1, typeNamed('heading'), { level: 2 })],
    [
      'a list, a depth and a box',
      (tr) => tr.setNodeMarkup(0, null, { list: 'task', depth: 2, box: { id: 'q', kind: 'quote' } }),
    ],
    ['Enter', (tr) => tr.split(4)],
    ['a join', (tr) => tr.join(10)],
    ['words and blocks deleted', (tr) => tr.delete(3, 14)],
    ['words replaced', (tr) => tr.insertText('other', 2, 5)],
  ])('[F10] takes back %s, and redo does it again', (_, act) => {
    const [here, there] = pair(
      { text: [{ text: 'some ' }, { text: 'words', marks: { italic: true as const } }] },
      { list: 'bullet', text: 'next one' },
    )
    here.act((tr) => tr.delete(9, 11))
    const before = here.state.doc
    here.act(act)
    const after = here.state.doc
    expect(after.eq(before)).toBe(false)
    here.undo.undo()
    expect(words(here)).toEqual(before.children.map(String))
    expect(here.state.doc.eq(before)).toBe(true)
    here.undo.redo()
    expect(here.state.doc.eq(after)).toBe(true)
    meet(here, there)
    expect(there.state.doc.eq(after)).toBe(true)
  })

  it('[F10] gives the selection back where it was, shifted by what others typed', () => {
    const [here, there] = pair({ text: 'some words' })
    here.select(6, 11)
    here.act((tr) => tr.deleteSelection())
    here.select(1)
    there.act((tr) => tr.insertText('xx', 1))
    meet(here, there)
    here.undo.undo()
    const { from, to } = here.state.selection
    expect(here.state.doc.textBetween(from, to)).toBe('words')
  })

  it('[F10] does not take back a kind that someone else has changed since', () => {
    const [here, there] = pair({ text: 'title' })
    const kind = (name: string) => (tr: Transaction) => tr.setBlockType(1, 1, typeNamed(name))
    here.act(kind('heading'))
    meet(here, there)
    there.act(kind('codeBlock'))
    meet(here, there)
    here.undo.undo()
    expect(words(here)).toEqual(['codeBlock("title")'])
  })

  it('[F2a] brings a marker back under a marker’s id, so a letter at the end of its neighbour stays there', () => {
    const [here, there] = pair({ text: 'one' }, { kind: 'heading', text: 'two' })
    here.act((tr) => tr.join(5))
    here.undo.undo()
    there.act((tr) => tr.insertText('!', 4))
    meet(here, there)
    expect(words(here)).toEqual(['paragraph("one!")', 'heading("two")'])
    expect(words(there)).toEqual(words(here))
    const ids = readBlocks(there.doc).map(({ id }) => id && nibOf(id.client).marker)
    expect(ids).toEqual([true, true])
  })

  it('[E35] undo and redo declare the letters that they write anew as those that had been deleted, whoever deleted them', () => {
    const [here, there] = pair({ text: 'some words' })
    for (const desk of [here, there]) desk.act((tr) => tr.delete(3, 6))
    meet(here, there)
    const gone = here.flow.block(0).runs[0]
    there.undo.undo()
    expect(textOf(there.flow.block(0))).toBe('some words')
    const [, again] = there.flow.block(0).runs
    expect(there.sources).toEqual([
      {
        client: again?.client,
        clock: again?.clock,
        length: 3,
        from: { section: null, client: gone?.client, clock: (gone?.clock ?? 0) + 2 },
      },
    ])
    there.sources.splice(0)
    there.act((tr) => tr.insertText('!', 1))
    there.undo.undo()
    expect(there.sources).toEqual([])
    there.undo.redo()
    expect(there.sources).toMatchObject([{ length: 1 }])
  })

  it('[E32] redo of words that were put in writes them anew, and the trace of undo leads to what was declared', () => {
    const [here] = pair(
      { text: [{ text: 'some ' }, { text: 'bold', marks: { bold: true } }] },
      { text: 'end' },
    )
    const trail = new Trail(Y.encodeStateAsUpdate(here.doc))
    const hear = () => trail.hear(here.sent.splice(0), here.sources.splice(0))
    const ids = () => here.flow.block(1).runs.map(({ text, client, clock }) => ({ text, client, clock }))
    here.carry('copy', 1, 10, 15)
    expect(here.sources).toHaveLength(2)
    hear()
    const [, ...pasted] = ids()
    for (let again = 0; again < 2; again++) {
      here.undo.undo()
      hear()
      here.undo.redo()
      hear()
    }
    const [, ...redone] = ids()
    expect(redone.map(({ text }) => text)).toEqual(['some ', 'bold'])
    expect(redone.map(({ clock }) => clock)).not.toEqual(pasted.map(({ clock }) => clock))
    const origins = here.flow.block(0).runs.map(({ client, clock }) => ({ client, clock }))
    expect(redone.map(({ client, clock }) => trail.firstOf({ client, clock }))).toEqual(origins)
    trail.destroy()
  })

  it('[F10] known limit: two people who delete the same words and both undo have them twice', () => {
    const [here, there] = pair({ text: 'some words' })
    for (const desk of [here, there]) desk.act((tr) => tr.delete(1, 6))
    meet(here, there)
    for (const desk of [here, there]) desk.undo.undo()
    meet(here, there)
    expect(readBlocks(here.doc).map(textOf)).toEqual(['some some words'])
    expect(words(there)).toEqual(words(here))
  })

  it('[F10] known limit: a kind that was set on a marker while it was deleted is lost', () => {
    const [here, there] = pair({ text: 'one' }, { text: 'two' })
    here.act((tr) => tr.join(5))
    there.act((tr) => tr.setBlockType(6, 6, typeNamed('heading')))
    meet(here, there)
    here.undo.undo()
    meet(here, there)
    expect(words(here)).toEqual(['paragraph("one")', 'paragraph("two")'])
    expect(words(there)).toEqual(words(here))
  })
})
