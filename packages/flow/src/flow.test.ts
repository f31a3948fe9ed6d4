import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { textOf } from './block.ts'
import { insertText, joinBlock, setBlock, setMark, splitBlock } from './edit.ts'
import type { Change } from './flow.ts'
import { readBlocks } from './read-blocks.ts'
import { Sheet } from './sheet.ts'

function changesOf(sheet: Sheet, act: () => void): Change[] {
  const heard: Change[] = []
  const stop = sheet.flow.listen((changes) => void heard.push(...changes))
  act()
  stop()
  return heard
}

const brief = ({ index, old, blocks, edits }: Change) => ({
  index,
  old: old.map(textOf),
  now: blocks.map(textOf),
  edits,
})

it('[F8] a letter in a long flow changes one block and reads no other', () => {
  const sheet = new Sheet(
    7,
    Array.from({ length: 2_000 }, (_, index) => ({ text: `block ${index}` })),
  )
  const kept = sheet.flow.blocks()
  const changes = changesOf(sheet, () =>
    sheet.write((writing) => insertText(writing, { block: 1_000, offset: 0 }, 'x')),
  )
  expect(changes.map(brief)).toEqual([
    {
      index: 1_000,
      old: ['block 1000'],
      now: ['xblock 1000'],
      edits: [{ from: 0, to: 0, newFrom: 0, newTo: 1 }],
    },
  ])
  const others = sheet.flow.blocks().filter((block, index) => block !== kept[index])
  expect(others.map(textOf)).toEqual(['xblock 1000'])
})

it('[F8] which of equal letters is new is known from the letters themselves', () => {
  const sheet = new Sheet(7, [{ text: 'aaa' }])
  const [change] = changesOf(sheet, () =>
    sheet.write((writing) => insertText(writing, { block: 0, offset: 1 }, 'a')),
  )
  expect(change?.edits).toEqual([{ from: 1, to: 1, newFrom: 1, newTo: 2 }])
})

it('[F8] a split and a join are one change of the blocks concerned', () => {
  const sheet = new Sheet(7, [{ text: 'ab' }, { text: 'cd' }])
  const split = changesOf(sheet, () => sheet.write((writing) => splitBlock(writing, { block: 0, offset: 1 })))
  expect(split.map(brief)).toEqual([
    { index: 0, old: ['ab'], now: ['a', 'b'], edits: [{ from: 1, to: 1, newFrom: 1, newTo: 2 }] },
  ])
  const join = changesOf(sheet, () => sheet.write((writing) => joinBlock(writing, 2)))
  expect(join.map(brief)).toEqual([
    { index: 1, old: ['b', 'cd'], now: ['bcd'], edits: [{ from: 1, to: 2, newFrom: 1, newTo: 1 }] },
  ])
})

it('[F16] what settles differently below a change is told too, and no further', () => {
  const item = { list: 'bullet', depth: 1 } as const
  const sheet = new Sheet(7, [{ list: 'bullet' }, item, item, { text: 'end' }, item])
  const changes = changesOf(sheet, () => sheet.write((writing) => setBlock(writing, 0, { list: null })))
  expect(changes.map(({ index, blocks }) => [index, blocks.map(({ depth }) => depth)])).toEqual([
    [0, [0]],
    [1, [0]],
    [2, [1]],
  ])
  expect(sheet.flow.blocks()).toEqual(readBlocks(sheet.doc).map(({ number: _number, ...block }) => block))
})

it('[F6] a mark that reaches over markers changes every block it reaches', () => {
  const sheet = new Sheet(7, [{ text: 'a' }, { text: 'b' }, { text: 'c' }])
  const changes = changesOf(sheet, () => sheet.doc.getText('body').format(0, 4, { bold: true }))
  expect(changes.flatMap(({ blocks }) => blocks.map(textOf))).toEqual(['a', 'b'])
  expect(sheet.flow.blocks().map(({ runs }) => runs[0]?.marks)).toEqual([{ bold: true }, { bold: true }, {}])
})

it('[F8] a whole document that arrives at once is one change', () => {
  const sheet = new Sheet(7)
  const other = new Sheet(
    8,
    Array.from({ length: 300 }, (_, index) => ({ text: `line ${index}` })),
  )
  const changes = changesOf(sheet, () => Y.applyUpdate(sheet.doc, Y.encodeStateAsUpdate(other.doc)))
  expect(changes.map(({ index, old, blocks }) => [index, old.length, blocks.length])).toEqual([[0, 1, 300]])
})

it('[F8] a closed flow hears nothing more', () => {
  const sheet = new Sheet(7, [{ text: 'a' }])
  const changes = changesOf(sheet, () => {
    sheet.flow.close()
    sheet.write((writing) => setMark(writing, { block: 0, offset: 0 }, 1, 'bold', true))
  })
  expect(changes).toEqual([])
})
