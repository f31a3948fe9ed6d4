import { createFlowDoc, readBlocks, textOf, writeBlocks } from '@alongside/flow'
import { penOf } from '@alongside/protocol'
import type { Transaction } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { Desk, meet } from './desk.ts'

const schema = flowSchema()
const sentence = ' I wrote this.'
const { heading, codeBlock, paragraph } = schema.nodes
if (!heading || !codeBlock || !paragraph) throw new RangeError('the schema of a flow lacks a node')

/** What B does in three paragraphs while A types in the middle one, and in which block A's sentence then stands. */
const acts: [string, (tr: Transaction) => Transaction, string][] = [
  ['presses Enter before it', (tr) => tr.split(8), 'ddle words here@'],
  ['presses Enter at the start of it', (tr) => tr.split(6), 'middle words here@'],
  ['presses Enter where A types', (tr) => tr.split(23), 'middle words here@'],
  ['presses Enter at the start of the next', (tr) => tr.split(25), 'middle words here@'],
  ['joins it to the one before', (tr) => tr.join(5), 'onemiddle words here@'],
  ['joins the next to it', (tr) => tr.join(24), 'middle words here@last'],
  ['makes it a heading', (tr) => tr.setBlockType(6, 6, heading, { level: 2 }), 'middle words here@'],
  ['makes it code', (tr) => tr.setBlockType(6, 6, codeBlock), 'middle words here@'],
  [
    'makes all of them list items',
    (tr) => [0, 5, 24].reduce((all, pos) => all.setNodeAttribute(pos, 'list', 'bullet'), tr),
    'middle words here@',
  ],
  [
    'indents it',
    (tr) => tr.setNodeAttribute(5, 'list', 'bullet').setNodeAttribute(5, 'depth', 1),
    'middle words here@',
  ],
  ['quotes it', (tr) => tr.setNodeAttribute(5, 'box', { id: 'q', kind: 'quote' }), 'middle words here@'],
  ['makes everything bold', (tr) => tr.addMark(1, 28, schema.mark('bold')), 'middle words here@'],
  ['puts a block before it', (tr) => tr.insert(5, paragraph.create()), 'middle words here@'],
]

describe.each([
  [1, 2],
  [2, 1],
])('a sentence that A (pen %i) types while B (pen %i)', (penA, penB) => {
  it.each(acts)('[F3] %s is kept once, where A typed it, and stays A’s', (_, act, expected) => {
    const doc = createFlowDoc()
    writeBlocks(doc, 99, [{ text: 'one' }, { text: 'middle words here' }, { text: 'last' }])
    const known = Y.encodeStateAsUpdate(doc)
    const [a, b] = [new Desk(schema, penA, known), new Desk(schema, penB, known)]
    a.select(23)
    for (const [index, letter] of Array.from(sentence).entries()) {
      a.act((tr) => tr.insertText(letter))
      if (index === 4) b.act(act)
      if (index === 9) meet(a, b)
    }
    meet(a, b)
    expect(a.state.doc.eq(b.state.doc)).toBe(true)
    const blocks = readBlocks(b.doc)
    expect(blocks.map(textOf).filter((text) => text.includes('wrote'))).toEqual([
      expected.replace('@', sentence),
    ])
    const byA = blocks.flatMap(({ runs }) => runs).filter(({ client }) => penOf(client) === penA)
    expect(byA.map(({ text }) => text).join('')).toBe(sentence)
  })
})
