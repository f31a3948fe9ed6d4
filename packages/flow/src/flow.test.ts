import { clientIdOf } from '@alongside/protocol'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { textOf } from './block.ts'
import { accept } from './decide.ts'
import { insertText, joinBlock, setBlock, setMark, splitBlock } from './edit.ts'
import type { Change } from './flow.ts'
import { readBlocks } from './read-blocks.ts'
import { meet, Sheet } from './sheet.ts'
import {
  nextSuggestion,
  suggest,
  suggestRemoval,
  suggestReplacement,
  suggestText,
  type Suggesting,
} from './suggest.ts'
import { readSuggestions } from './suggestions.ts'

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

/** Ada, who edits, and Ben, who has suggested another word in each second of a hundred blocks. */
function manySuggestions(): { ada: Sheet; ben: Sheet; ids: readonly string[] } {
  const ada = new Sheet(
    1,
    Array.from({ length: 100 }, (_, index) => ({ text: `block ${index}` })),
  )
  const ben = new Sheet(2, ada)
  const ids = Array.from({ length: 50 }, (_, n) =>
    propose(ben, (suggesting) =>
      suggestReplacement(suggesting, { block: 2 * n, offset: 0 }, { block: 2 * n, offset: 5 }, 'part'),
    ),
  )
  meet(ada, ben)
  return { ada, ben, ids }
}

function propose({ flow, pen }: Sheet, edit: (suggesting: Suggesting) => void): string {
  const suggestion = nextSuggestion(flow, pen)
  suggest(flow, { pen, suggestion }, edit)
  return suggestion
}

/** Those of some objects that were not among them before. */
const fresh = <T>(now: Iterable<T>, before: Iterable<T>): T[] => {
  const known = new Set(before)
  return [...now].filter((one) => !known.has(one))
}

it('[F8] a suggestion to remove words reads no block anew, and of what is suggested only itself', () => {
  const { ada, ben } = manySuggestions()
  for (const sheet of [ben, ada]) {
    const [blocks, roots] = [sheet.flow.blocks(), sheet.flow.suggestions.roots]
    const changes = changesOf(sheet, () => {
      const from = { block: 51, offset: 0 }
      if (sheet === ben)
        propose(ben, (suggesting) => suggestRemoval(suggesting, from, { block: 51, offset: 5 }))
      else meet(ada, ben)
    })
    expect(changes).toEqual([])
    expect(fresh(sheet.flow.blocks(), blocks)).toEqual([])
    const read = fresh(sheet.flow.suggestions.roots.values(), roots.values())
    expect(read.map((entries) => Array.from(entries.values(), ({ type }) => type))).toEqual([['remove']])
    expect(sheet.flow.suggestions).toEqual(readSuggestions(sheet.doc))
  }
})

it('[F8] a decision reads only the blocks anew that hold what it is about', () => {
  const { ada, ben, ids } = manySuggestions()
  for (const sheet of [ada, ben]) {
    const [blocks, roots] = [sheet.flow.blocks(), sheet.flow.suggestions.roots]
    const changes = changesOf(sheet, () => {
      if (sheet === ada) accept(ada.flow, ada.pen, ids.slice(20, 21))
      else meet(ada, ben)
    })
    expect(changes.map(brief)).toMatchObject([{ index: 40, old: ['blockpart 40'], now: ['part 40'] }])
    expect(fresh(sheet.flow.blocks(), blocks)).toHaveLength(1)
    expect(fresh(sheet.flow.suggestions.roots.values(), roots.values())).toEqual([])
    expect(sheet.flow.blocks()).toEqual(new Sheet(3, sheet).flow.blocks())
  }
})

it('[F8] words that come before it is said where their suggestion begins are read anew then', () => {
  const { ada, ben, ids } = manySuggestions()
  const next = propose(ben, (suggesting) => suggestText(suggesting, { block: 3, offset: 0 }, 'later '))
  const markers = clientIdOf(2, { marker: true, suggestion: true })
  const known = Y.decodeStateVector(Y.encodeStateVector(ada.doc))
  known.set(markers, Y.getState(ben.doc.store, markers))
  const suggestionOf = () => ada.flow.block(3).runs[0]?.suggestion
  Y.applyUpdate(ada.doc, Y.encodeStateAsUpdate(ben.doc, Y.encodeStateVector(known)))
  expect(suggestionOf()).toBe(ids.at(-1))
  const changes = changesOf(ada, () => meet(ada, ben))
  expect(suggestionOf()).toBe(next)
  expect(changes.map(({ index }) => index)).toEqual([3])
})

it('[F8] which blocks hold some ids is found from the ids', () => {
  const { flow } = manySuggestions().ada
  const idsOf = (block: number) =>
    flow.block(block).runs.map(({ client, clock, text }) => [client, clock, clock + text.length] as const)
  expect(flow.indexesOf([...idsOf(70), ...idsOf(12)])).toEqual([12, 70])
  expect(flow.indexesOf([])).toEqual([])
  expect(flow.indexesOf([[4096, 5, 9]])).toEqual([])
})
