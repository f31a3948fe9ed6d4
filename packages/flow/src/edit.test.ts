import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { textOf } from './block.ts'
import {
  deleteRange,
  erase,
  insertBreak,
  insertPieces,
  insertText,
  joinBlock,
  setBlock,
  setMark,
  splitBlock,
} from './edit.ts'
import { readBlocks } from './read-blocks.ts'
import { Sheet } from './sheet.ts'

const two = () => new Sheet(7, [{ text: 'Hello there' }, { kind: 'heading', level: 2, text: 'World' }])

describe('a change of structure', () => {
  it('[F2] splitting inserts one marker and nothing else', () => {
    const sheet = two()
    const sent = sheet.write((writing) => splitBlock(writing, { block: 0, offset: 5 }))
    expect(sent).toEqual({ made: ['marker Type', 'marker Any'], deleted: 0 })
    expect(sheet.lines).toEqual(['"Hello"', '" there"', 'heading2 "World"'])
  })

  it('[F2] splitting within bold words writes no format', () => {
    const sheet = new Sheet(7, [{ text: [{ text: 'plain ' }, { text: 'bold', marks: { bold: true } }] }])
    const sent = sheet.write((writing) => splitBlock(writing, { block: 0, offset: 8 }))
    expect(sent.made).toEqual(['marker Type', 'marker Any'])
    expect(readBlocks(sheet.doc)[1]?.runs).toMatchObject([{ text: 'ld', marks: { bold: true } }])
  })

  it('[F2] a list item hands its list, depth and box on in the one marker', () => {
    const box = { id: 'q1', kind: 'quote' } as const
    const sheet = new Sheet(7, [
      { list: 'task', box, text: 'a' },
      { list: 'task', depth: 1, checked: true, box, text: 'bc' },
    ])
    const sent = sheet.write((writing) => splitBlock(writing, { block: 1, offset: 1 }))
    expect(sent).toEqual({ made: ['marker Type', ...Array<string>(4).fill('marker Any')], deleted: 0 })
    expect(sheet.lines[2]).toBe('task >1 quote:q1 "c"')
  })

  it('[F2] joining deletes one marker and nothing else', () => {
    const sheet = two()
    const sent = sheet.write((writing) => joinBlock(writing, 1))
    expect(sent).toEqual({ made: [], deleted: 3 }) // the marker and its two keys
    expect(sheet.lines).toEqual(['"Hello thereWorld"'])
  })

  it.each([
    [{ kind: 'heading', level: 1 }, 2],
    [{ kind: 'code' }, 1],
    [{ list: 'task', checked: true }, 2],
    [{ depth: 2 }, 1],
    [{ box: { id: 'b', kind: 'callout' } }, 1],
  ] as const)('[F2] setting %o sets keys of one marker and nothing else', (changes, keys) => {
    const sheet = two()
    const { made } = sheet.write((writing) => setBlock(writing, 0, changes))
    expect(made).toEqual(Array<string>(keys).fill('marker Any'))
    expect(sheet.flow.blocks().map(textOf)).toEqual(['Hello there', 'World'])
  })

  it('[F2] saying again what a marker says already writes nothing', () => {
    expect(two().write((writing) => setBlock(writing, 1, { kind: 'heading', level: 2, list: null }))).toEqual(
      {
        made: [],
        deleted: 0,
      },
    )
  })

  it('[F2a] a new marker at the start of a block goes before the block’s own, which keeps its words', () => {
    const sheet = two()
    const own = sheet.flow.block(1).id
    sheet.write((writing) => splitBlock(writing, { block: 1, offset: 0 }))
    expect(sheet.lines).toEqual(['"Hello there"', 'heading2 ""', 'heading2 "World"'])
    expect(sheet.flow.block(2).id).toEqual(own)
  })

  it('[F2a] a new marker at the end of a block goes behind its last character', () => {
    const sheet = two()
    const own = sheet.flow.block(0).id
    sheet.write((writing) => splitBlock(writing, { block: 0, offset: 11 }))
    expect(sheet.lines.slice(0, 2)).toEqual(['"Hello there"', '""'])
    expect(sheet.flow.block(0).id).toEqual(own)
  })

  it('[F4] deleting a block deletes its marker and the characters in it, item by item', () => {
    const sheet = two()
    const sent = sheet.write((writing) =>
      deleteRange(writing, { block: 0, offset: 11 }, { block: 1, offset: 5 }),
    )
    expect(sent).toEqual({ made: [], deleted: 3 + 5 })
    expect(sheet.lines).toEqual(['"Hello there"'])
  })
})

describe('a change of words', () => {
  it('[F8] a letter is one item under the pen’s id for letters', () => {
    const sheet = two()
    expect(sheet.write((writing) => insertText(writing, { block: 0, offset: 5 }, '!'))).toEqual({
      made: ['letter String'],
      deleted: 0,
    })
    expect(sheet.flow.block(0).runs).toMatchObject([
      { text: 'Hello' },
      { text: '!', client: 7 },
      { text: ' there' },
    ])
  })

  it('[F8] letters and breaks typed in bold take no format, though an embed through Yjs itself would', () => {
    const sheet = new Sheet(7, [{ text: [{ text: 'bold', marks: { bold: true } }] }])
    expect(
      sheet.write((writing) => insertText(writing, { block: 0, offset: 4 }, 'er', { bold: true })).made,
    ).toEqual(['letter String'])
    expect(sheet.write((writing) => insertBreak(writing, { block: 0, offset: 2 })).made).toEqual([
      'letter String',
    ])
    const embed = { kind: 'picture' }
    const sent = sheet.write((writing) =>
      insertPieces(writing, { block: 0, offset: 2 }, [{ embed, marks: { bold: true } }]),
    )
    expect(sent.made).toEqual(['letter Embed'])
    expect(sheet.flow.block(0).runs.every(({ marks }) => marks.bold === true)).toBe(true)
  })

  it('[F8] a plain letter behind bold ones finds its place behind the end of bold', () => {
    const sheet = new Sheet(7, [{ text: [{ text: 'bold', marks: { bold: true } }] }])
    expect(sheet.write((writing) => insertText(writing, { block: 0, offset: 4 }, '.', {})).made).toEqual([
      'letter String',
    ])
    expect(sheet.flow.block(0).runs).toMatchObject([
      { text: 'bold', marks: { bold: true } },
      { text: '.', marks: {} },
    ])
  })

  it('[F8] deleting words leaves the formats of others beside them alone', () => {
    const sheet = two()
    const other = new Sheet(8, sheet)
    other.write((writing) => setMark(writing, { block: 0, offset: 3 }, 4, 'bold', true))
    Y.applyUpdate(sheet.doc, Y.encodeStateAsUpdate(other.doc))
    const sent = sheet.write((writing) => erase(writing, { block: 0, offset: 2 }, 6))
    expect(sent).toEqual({ made: [], deleted: 6 })
    expect(sheet.lines[0]).toBe('"Heere"')
  })

  it('[F8] typing behind deleted words never has them to its right, as an undo would', () => {
    const sheet = two()
    sheet.write((writing) => erase(writing, { block: 0, offset: 5 }, 6))
    sheet.write((writing) => insertText(writing, { block: 0, offset: 5 }, ' there'))
    const last = Array.from(sheet.doc.store.clients.get(7) ?? []).at(-1)
    const right =
      last instanceof Y.Item && last.rightOrigin ? Y.getItem(sheet.doc.store, last.rightOrigin) : null
    expect(right?.deleted).toBe(false)
  })

  it('[F8] a mark is two formats, and taking it from its middle leaves both ends', () => {
    const sheet = two()
    const marks = () => sheet.flow.block(0).runs.map((run) => [run.text, run.marks.italic === true])
    const place = (offset: number) => ({ block: 0, offset })
    expect(sheet.write((writing) => setMark(writing, place(0), 11, 'italic', true)).made).toEqual([
      'letter Format',
      'letter Format',
    ])
    sheet.write((writing) => setMark(writing, place(3), 4, 'italic', null))
    expect(marks()).toEqual([
      ['Hel', true],
      ['lo t', false],
      ['here', true],
    ])
    sheet.write((writing) => setMark(writing, place(2), 6, 'italic', true))
    expect(marks().filter(([, italic]) => italic === false)).toEqual([])
  })

  it('[F6] half a character becomes the sign for an unreadable one at once, as it would on the way', () => {
    const sheet = two()
    sheet.write((writing) => insertText(writing, { block: 0, offset: 0 }, 'x\ud83d'))
    expect(new Sheet(8, sheet).lines).toEqual(sheet.lines)
    expect(sheet.lines[0]).toBe('"x\ufffdHello there"')
  })

  it('[F8] a place behind the end of a block is a mistake of the caller', () => {
    expect(() => two().write((writing) => insertText(writing, { block: 0, offset: 12 }, 'x'))).toThrow(
      RangeError,
    )
  })
})

describe('a block without a marker', () => {
  it('[F1] is given one before its words when it gets an attribute', () => {
    const sheet = new Sheet(7)
    sheet.write((writing) => insertText(writing, { block: 0, offset: 0 }, 'first'))
    const sent = sheet.write((writing) => setBlock(writing, 0, { kind: 'heading', level: 1 }))
    expect(sent).toEqual({ made: ['marker Type', 'marker Any', 'marker Any'], deleted: 0 })
    expect(sheet.lines).toEqual(['heading1 "first"'])
  })

  it('[F1] is split anywhere, also at its start', () => {
    const sheet = new Sheet(7)
    sheet.write((writing) => insertText(writing, { block: 0, offset: 0 }, 'first'))
    sheet.write((writing) => splitBlock(writing, { block: 0, offset: 0 }))
    expect(sheet.lines).toEqual(['""', '"first"'])
    sheet.write((writing) => splitBlock(writing, { block: 1, offset: 2 }))
    expect(sheet.lines).toEqual(['""', '"fi"', '"rst"'])
  })
})
