// @vitest-environment jsdom
import {
  accept,
  nextSuggestion,
  proposalFinder,
  readBlocks,
  readOpen,
  reject,
  suggest,
  suggestBlock,
  suggestJoin,
  suggestMark,
  suggestRemoval,
  suggestText,
  textOf,
  withdraw,
} from '@alongside/flow'
import { clientIdOf, penOfSuggestion, suggestionIdOf } from '@alongside/protocol'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { Hand, lettersOf, openBound, said, type Bound } from '../testing/open-bound.ts'
import { Desk } from './desk.ts'

const here = 'aaaaaaaaaaaaaaaa'
const there = 'bbbbbbbbbbbbbbbb'
const bens = suggestionIdOf(2, 0)

/** A page of someone who writes (pen 7), in which Ben (pen 2) suggests " late" behind "The bus is". */
function openPlan(): Bound {
  const page = openBound([[1, { text: 'The bus is.' }, { text: 'It rains.' }]], { section: here })
  suggest(page.flow, { pen: 2, suggestion: bens }, (s) => suggestText(s, { block: 0, offset: 10 }, ' late'))
  return page
}

const settled = ({ doc }: Bound) => readBlocks(doc).map(textOf)
const shown = ({ flow }: Bound) => flow.blocks().map(textOf)
const open = ({ doc, flow }: Bound) =>
  readOpen(doc, flow.blocks(), flow.suggestions).filter(({ changes }) => changes.length > 0)
const select = ({ editor }: Bound, from: number, to: number): unknown =>
  editor.commands.setTextSelection({ from, to })

describe('words of an open suggestion that somebody moves', () => {
  it('[E50] stay suggested where they are pasted, say whose they were, and are decided there', () => {
    const page = openPlan()
    const hand = new Hand()
    const before = lettersOf(page.flow.blocks())
    select(page, 5, 17)
    hand.do('cut', page)
    select(page, 9, 9)
    hand.do('paste', page)
    expect(settled(page)).toEqual(['The ', 'Itbus is. rains.'])
    expect(shown(page)).toEqual(['The ', 'Itbus is late. rains.'])
    expect(said(page.heard, lettersOf(page.flow.blocks()), before)).toEqual([
      'bus is < bus is',
      ' late <  late',
      '. < .',
    ])
    const [carried] = open(page)
    expect(carried).toMatchObject({ isCarried: true, changes: [{ is: 'add', words: ' late' }] })
    expect(penOfSuggestion(carried?.suggestion ?? '')).toBe(7)
    expect(page.flow.suggestions.carriedBy(carried?.suggestion ?? '')).toBe(bens)
    accept(page.flow, 7, [carried?.suggestion ?? ''])
    expect(settled(page)).toEqual(['The ', 'Itbus is late. rains.'])
  })

  it('[E50] in another section too, where they go if they are rejected', () => {
    const page = openPlan()
    const other = openBound([[3, { text: 'Other.' }]], { section: there })
    const hand = new Hand()
    select(page, 5, 17)
    hand.do('cut', page)
    select(other, 7, 7)
    hand.do('paste', other)
    expect([settled(other), shown(other)]).toEqual([['Other.bus is.'], ['Other.bus is late.']])
    const suggested = clientIdOf(7, { marker: false, suggestion: true })
    expect(other.heard.find(({ client }) => client === suggested)).toMatchObject({
      length: 5,
      from: { section: here, client: clientIdOf(2, { marker: false, suggestion: true }), clock: 0 },
    })
    reject(
      other.flow,
      7,
      open(other).map(({ suggestion }) => suggestion),
    )
    expect(shown(other)).toEqual(['Other.bus is.'])
  })

  it('[E50] when they are moved on, in parts too, and whose they were first is said still', () => {
    const { doc } = openPlan()
    const desk = new Desk(flowSchema(), 9, Y.encodeStateAsUpdate(doc))
    desk.carry('move', 11, 16, 26)
    expect(desk.flow.blocks().map(textOf)).toEqual(['The bus is.', 'It rain lates.'])
    desk.carry('move', 22, 24, 1)
    expect(desk.flow.blocks().map(textOf)).toEqual(['laThe bus is.', 'It rain tes.'])
    expect(readBlocks(desk.doc).map(textOf)).toEqual(['The bus is.', 'It rains.'])
    const { suggestions } = desk.flow
    const said = readOpen(doc, desk.flow.blocks(), suggestions).filter(({ changes }) => changes.length > 0)
    expect(said.map(({ suggestion }) => suggestions.carriedBy(suggestion))).toEqual([bens, bens])
    desk.close()
  })

  it('[E50] not where they were copied, or accepted since they were taken away', () => {
    const page = openPlan()
    const hand = new Hand()
    select(page, 5, 17)
    hand.do('copy', page)
    select(page, 28, 28)
    hand.do('paste', page)
    expect(settled(page)).toEqual(['The bus is.', 'It rains.bus is late.'])
    const again = openPlan()
    select(again, 5, 17)
    hand.do('cut', again)
    accept(again.flow, 1, [bens])
    select(again, 5, 5)
    hand.do('paste', again)
    expect(settled(again)).toEqual(['The bus is late.', 'It rains.'])
  })

  it('[E51] are suggested still when undo brings them back, and when redo does', () => {
    const page = openPlan()
    page.editor.commands.deleteRange({ from: 5, to: 17 })
    expect(shown(page)[0]).toBe('The ')
    page.heard.length = 0
    page.undo.undo()
    expect([settled(page)[0], shown(page)[0]]).toEqual(['The bus is.', 'The bus is late.'])
    const suggested = (pen: number) => clientIdOf(pen, { marker: false, suggestion: true })
    expect(page.heard.find(({ client }) => client === suggested(7))).toMatchObject({
      length: 5,
      from: { section: null, client: suggested(2), clock: 0 },
    })
    page.undo.redo()
    expect(shown(page)[0]).toBe('The ')
    page.undo.undo()
    expect([settled(page)[0], shown(page)[0]]).toEqual(['The bus is.', 'The bus is late.'])
    expect(open(page).map(({ suggestion }) => page.flow.suggestions.carriedBy(suggestion))).toEqual([bens])
  })
})

/** What is told of a section's suggestions: whose each is said to be, and what it is. */
const told = ({ doc, flow }: Bound) =>
  readOpen(doc, flow.blocks(), flow.suggestions).map(({ suggestion, changes }) => [
    flow.suggestions.carriedBy(suggestion) ?? suggestion,
    ...changes.map((change) => ('words' in change ? `${change.is} ${change.words}` : change.is)),
  ])
/** The words of a section for which something is drawn. */
const drawn = ({ flow }: Bound) =>
  flow
    .blocks()
    .flatMap((block) =>
      proposalFinder(flow.suggestions)(block).words.map(
        ({ is, from, to }) => `${is} ${textOf(block).slice(from, to)}`,
      ),
    )

describe('words of which something is suggested, that somebody cuts and puts into another section', () => {
  const evas = suggestionIdOf(5, 0)
  const place = (offset: number) => ({ block: 0, offset })

  /** Ben suggests that "bus " goes, and Eva that "bus is" is bold; who writes cuts " bus is" and pastes it there. */
  function moved() {
    const page = openBound([[1, { text: 'The bus is late.' }]], { section: here })
    suggest(page.flow, { pen: 2, suggestion: bens }, (s) => suggestRemoval(s, place(4), place(8)))
    suggest(page.flow, { pen: 5, suggestion: evas }, (s) => suggestMark(s, place(4), place(10), 'bold', true))
    const other = openBound([[3, { text: 'Other.' }]], { section: there, pen: 8 })
    const hand = new Hand()
    select(page, 4, 11)
    hand.do('cut', page)
    select(other, 7, 7)
    hand.do('paste', other)
    return { page, other, hand }
  }

  it('[F45] [E52] keep it there, each of it whose it was, and are told of there alone', () => {
    const { page, other } = moved()
    expect([settled(page), settled(other)]).toEqual([['The late.'], ['Other. bus is']])
    expect(drawn(other).toSorted()).toEqual(['mark bus is', 'removal bus '])
    expect(told(other)).toEqual([
      [bens, 'remove bus '],
      [evas, 'mark bus is'],
    ])
    expect(told(page)).toEqual([])
    const own = open(other).map(({ suggestion, isCarried }) => [penOfSuggestion(suggestion), isCarried])
    expect(own).toEqual([
      [8, true],
      [8, true],
    ])
    accept(
      other.flow,
      8,
      open(other).map(({ suggestion }) => suggestion),
    )
    expect(settled(other)).toEqual(['Other. is'])
    expect(other.flow.block(0).runs.find(({ marks }) => marks['bold'])?.text).toBe('is')
    expect([told(page), told(other)]).toEqual([[], []])
  })

  it('[F45] keep it when whoever moved them suggests the same of them, and takes that back', () => {
    const { other } = moved()
    const both = told(other)
    const by = { pen: 8, suggestion: nextSuggestion(other.flow, 8) }
    const bold = (): void =>
      suggest(other.flow, by, (s) =>
        suggestMark(s, { block: 0, offset: 7 }, { block: 0, offset: 13 }, 'bold', true),
      )
    bold()
    expect(told(other).toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
      ...both,
      [by.suggestion, 'mark bus is'],
    ])
    bold()
    expect(told(other)).toEqual(both)
  })

  it('[F45] [E52] have it once when the move is undone, whichever part of it first, and when it is redone', () => {
    for (const first of ['page', 'other'] as const) {
      const both = moved()
      const second = first === 'page' ? both.other : both.page
      for (const one of [both[first], second]) one.undo.undo()
      expect([settled(both.page), settled(both.other)]).toEqual([['The bus is late.'], ['Other.']])
      expect(drawn(both.page).toSorted()).toEqual(['mark bus is', 'removal bus '])
      expect(told(both.page)).toEqual([
        [bens, 'remove bus '],
        [evas, 'mark bus is'],
      ])
      expect(told(both.other)).toEqual([])
      for (const one of [both.page, both.other]) one.undo.redo()
      expect(told(both.page)).toEqual([])
      expect(told(both.other)).toEqual([
        [bens, 'remove bus '],
        [evas, 'mark bus is'],
      ])
    }
  })

  it('[F45] [E52] have it once when they come back to where it was suggested', () => {
    const { page, other, hand } = moved()
    select(other, 7, 14)
    hand.do('cut', other)
    select(page, 4, 4)
    hand.do('paste', page)
    expect(settled(page)).toEqual(['The bus is late.'])
    const both = [
      [bens, 'remove bus '],
      [evas, 'mark bus is'],
    ]
    expect([told(page), told(other)]).toEqual([both, []])
    // What the server tells of it: they are what stood here at first.
    const letters = page.flow.block(0).runs.find(({ text }) => text === ' bus is')
    const { client = 0, clock = 0 } = letters ?? {}
    page.flow.follow([{ client, clock, length: 7, from: { client: 1, clock: 3 } }])
    expect(told(page)).toEqual(both)
    expect(drawn(page).toSorted()).toEqual(['mark bus is', 'removal bus '])
    reject(page.flow, 7, [bens, evas])
    expect(told(page)).toEqual([])
  })

  it('[E52] lose it neither where a part of them is moved, nor where they are moved on', () => {
    const { other, hand } = moved()
    const third = openBound([[4, { text: 'Third.' }]], { section: 'cccccccccccccccc', pen: 9 })
    select(other, 8, 10)
    hand.do('cut', other)
    select(third, 7, 7)
    hand.do('paste', third)
    expect([settled(other), settled(third)]).toEqual([['Other. s is'], ['Third.bu']])
    expect(told(third)).toEqual([
      [bens, 'remove bu'],
      [evas, 'mark bu'],
    ])
    expect(told(other)).toEqual([
      [bens, 'remove s '],
      [evas, 'mark s is'],
    ])
  })

  it('[E52] have nothing of it where they are copied, and it is told still where they are only deleted', () => {
    const page = openBound([[1, { text: 'The bus is late.' }]], { section: here })
    suggest(page.flow, { pen: 5, suggestion: evas }, (s) => suggestMark(s, place(4), place(10), 'bold', true))
    const other = openBound([[3, { text: 'Other.' }]], { section: there, pen: 8 })
    const hand = new Hand()
    select(page, 4, 11)
    hand.do('copy', page)
    select(other, 7, 7)
    hand.do('paste', other)
    expect([drawn(other), told(other)]).toEqual([[], []])
    page.editor.commands.deleteRange({ from: 4, to: 11 })
    expect(told(page)).toEqual([[evas]])
    withdraw(page.flow, { pen: 5, suggestion: evas })
    expect(told(page)).toEqual([])
  })
})

describe('a block of which something is suggested, that somebody moves', () => {
  const evas = suggestionIdOf(5, 0)
  const blocks = [{ text: 'One.' }, { text: 'Two.' }, { text: 'Six.' }]
  const heading = { kind: 'heading', level: 2 } as const

  /** Ben suggests that "Six." is a heading, and Eva that "Two." is in a list. */
  function openBlocks(): Bound {
    const page = openBound([[1, ...blocks]], { section: here })
    suggest(page.flow, { pen: 2, suggestion: bens }, (s) => suggestBlock(s, 2, heading))
    suggest(page.flow, { pen: 5, suggestion: evas }, (s) => suggestBlock(s, 1, { list: 'bullet' }))
    return page
  }

  const looks = ({ flow }: Bound) =>
    flow
      .blocks()
      .flatMap((block) =>
        proposalFinder(flow.suggestions)(block).block.map(({ is }) => `${is} ${textOf(block)}`),
      )

  it('[F47] [E53] keeps it when it is moved by key over another, and both are told once', () => {
    const page = openBlocks()
    select(page, 14, 14)
    page.editor.commands.moveBlocks(-1)
    expect(settled(page)).toEqual(['One.', 'Six.', 'Two.'])
    expect(looks(page)).toEqual(['look Six.', 'look Two.'])
    expect(told(page)).toEqual([
      [bens, 'block Six.'],
      [evas, 'block Two.'],
    ])
    accept(
      page.flow,
      7,
      open(page).map(({ suggestion }) => suggestion),
    )
    expect(page.flow.blocks().map(({ kind, list }) => [kind, list])).toEqual([
      ['paragraph', null],
      ['heading', null],
      ['paragraph', 'bullet'],
    ])
    expect(told(page)).toEqual([])
  })

  it('[F47] [E53] keeps it where it is cut and pasted, here and in another section', () => {
    for (const isHere of [true, false]) {
      const page = openBlocks()
      const other = isHere ? page : openBound([[3, { text: 'Other.' }]], { section: there, pen: 8 })
      const hand = new Hand()
      select(page, 5, 17)
      hand.do('cut', page)
      const end = other.editor.state.doc.content.size - 1
      select(other, end, end)
      hand.do('paste', other)
      expect(settled(other)).toEqual([isHere ? 'One.' : 'Other.', 'Two.', 'Six.'])
      expect(looks(other)).toEqual(['look Two.', 'look Six.'])
      expect(told(other)).toEqual([
        [evas, 'block Two.'],
        [bens, 'block Six.'],
      ])
    }
  })

  it('[F49] is told of once, where it is, when it is cut and pasted, and when that is undone and redone', () => {
    const page = openBlocks()
    const other = openBound([[3, { text: 'Other.' }]], { section: there, pen: 8 })
    const hand = new Hand()
    select(page, 5, 17)
    hand.do('cut', page)
    select(other, 7, 7)
    hand.do('paste', other)
    const both = [
      [evas, 'block Two.'],
      [bens, 'block Six.'],
    ]
    expect([told(page), told(other)]).toEqual([[], both])
    for (const one of [page, other]) one.undo.undo()
    expect(settled(page)).toEqual(['One.', 'Two.', 'Six.'])
    expect([looks(page), looks(other)]).toEqual([['look Two.', 'look Six.'], []])
    expect([told(page), told(other)]).toEqual([both, []])
    for (const one of [other, page]) one.undo.redo()
    expect([told(page), told(other)]).toEqual([[], both])
    expect([looks(page), looks(other)]).toEqual([[], ['look Two.', 'look Six.']])
    for (const one of [other, page]) one.undo.undo()
    accept(
      page.flow,
      7,
      open(page).map(({ suggestion }) => suggestion),
    )
    expect(page.flow.blocks().map(({ kind, list }) => [kind, list])).toEqual([
      ['paragraph', null],
      ['paragraph', 'bullet'],
      ['heading', null],
    ])
    expect([told(page), told(other)]).toEqual([[], []])
  })

  it('[F50] takes its look along where all of its words are cut, into an empty block and back by undo', () => {
    const page = openBlocks()
    const other = openBound([[3, { text: 'Other.' }, { text: '' }]], { section: there, pen: 8 })
    const hand = new Hand()
    select(page, 13, 17)
    hand.do('cut', page)
    expect([settled(page), looks(page), told(page)]).toEqual([
      ['One.', 'Two.', ''],
      ['look Two.'],
      [[evas, 'block Two.']],
    ])
    select(other, 9, 9)
    hand.do('paste', other)
    expect([settled(other), looks(other), told(other)]).toEqual([
      ['Other.', 'Six.'],
      ['look Six.'],
      [[bens, 'block Six.']],
    ])
    for (const one of [other, page]) one.undo.undo()
    expect([looks(page), looks(other), told(other)]).toEqual([['look Two.', 'look Six.'], [], []])
    expect(told(page)).toEqual([
      [evas, 'block Two.'],
      [bens, 'block Six.'],
    ])
    // A part of the words takes nothing of the block along.
    const third = openBound([[3, { text: '' }]], { section: there, pen: 9 })
    select(page, 13, 15)
    hand.do('cut', page)
    hand.do('paste', third)
    expect([settled(third), looks(page), looks(third)]).toEqual([['Si'], ['look Two.', 'look x.'], []])
  })

  it('[E54] and its words have it still when they are dragged, once in this section, and in both of two', () => {
    const suggested = () => {
      const page = openBlocks()
      const remove = { pen: 2, suggestion: nextSuggestion(page.flow, 2) }
      suggest(page.flow, remove, (s) => suggestRemoval(s, { block: 2, offset: 0 }, { block: 2, offset: 2 }))
      select(page, 11, 17)
      return page
    }
    const hand = new Hand()
    const page = suggested()
    hand.drag(page, page, 1)
    expect(settled(page)).toEqual(['', 'Six.One.', 'Two.'])
    expect([looks(page), drawn(page)]).toEqual([['look Six.One.', 'look Two.'], ['removal Si']])
    expect(told(page).map(([, ...says]) => says)).toEqual([['block Six.One.'], ['remove Si'], ['block Two.']])

    const [source, other] = [suggested(), openBound([[3, { text: 'Other.' }]], { section: there, pen: 8 })]
    hand.drag(source, other, 7)
    expect(settled(other)).toEqual(['Other.', 'Six.'])
    for (const one of [source, other])
      expect([settled(one).at(-1), looks(one).at(-1), drawn(one)]).toEqual([
        'Six.',
        'look Six.',
        ['removal Si'],
      ])
    expect(told(other).map(([of]) => penOfSuggestion(of ?? ''))).toEqual([2, 2])
  })

  it('[F49] has what was suggested of it once undo brings it back, with or without words', () => {
    for (const [text, units] of [
      ['Six.', 5],
      ['', 1],
    ] as const) {
      const page = openBound([[1, { text: 'One.' }, { text }]], { section: here })
      suggest(page.flow, { pen: 2, suggestion: bens }, (s) => suggestBlock(s, 1, heading))
      page.editor.commands.deleteRange({ from: 5, to: 6 + units })
      expect([settled(page), told(page)]).toEqual([['One.'], [[bens]]])
      page.undo.undo()
      expect([settled(page), told(page)]).toEqual([['One.', text], [[bens, `block ${text}`]]])
    }
  })

  it('[F47] [E53] is joined still where the one before it goes along, and else it is told that nothing is left', () => {
    const page = openBound([[1, ...blocks]], { section: here })
    suggest(page.flow, { pen: 2, suggestion: bens }, (s) => suggestJoin(s, 2))
    suggest(page.flow, { pen: 5, suggestion: evas }, (s) => suggestJoin(s, 1))
    const hand = new Hand()
    select(page, 5, 17)
    hand.do('cut', page)
    select(page, 1, 1)
    page.editor.commands.splitBlock()
    select(page, 1, 1)
    hand.do('paste', page)
    expect(new Map(told(page).map(([of, ...said]) => [of, said]))).toEqual(
      new Map([
        [bens, ['join']],
        [evas, []],
      ]),
    )
  })
})
