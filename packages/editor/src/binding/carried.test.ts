// @vitest-environment jsdom
import { accept, readBlocks, readOpen, reject, suggest, suggestText, textOf } from '@alongside/flow'
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
