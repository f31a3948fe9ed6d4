import {
  anchorFinder,
  anchorOf,
  createFlowDoc,
  writeBlocks,
  type AnchorPart,
  type Moved,
} from '@alongside/flow'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { Desk, meet } from './desk.ts'

const schema = flowSchema()
const most = { most: 100, mostParts: 20 }

function pair(): readonly [Desk, Desk] {
  const doc = createFlowDoc()
  writeBlocks(doc, 99, [{ text: 'one two three' }, { text: 'four five' }])
  const known = Y.encodeStateAsUpdate(doc)
  return [new Desk(schema, 1, known), new Desk(schema, 2, known)]
}

/** An anchor on "two three", "four". */
function anchorIn({ flow }: Desk): readonly AnchorPart[] {
  return anchorOf(flow.blocks(), { block: 0, offset: 4 }, { block: 1, offset: 4 }, most)
}

/** The words that stand where the anchor does, block by block, or null. */
function shown(
  { doc, flow, state }: Desk,
  anchor: readonly AnchorPart[],
  moved: readonly Moved[] = [],
): string | null {
  const found = anchorFinder(doc, flow.blocks(), moved)(anchor)
  if (found === null) return null
  const { from, to } = found
  return state.doc.children
    .slice(from.block, to.block + 1)
    .map((node, at, all) =>
      node.textContent.slice(at === 0 ? from.offset : 0, at === all.length - 1 ? to.offset : undefined),
    )
    .join('|')
}

describe('an anchor', () => {
  it('[F9a] holds the letters that were chosen, and no more than allowed', () => {
    const [here] = pair()
    expect(anchorIn(here).map(({ text }) => text)).toEqual(['two three', 'four'])
    const place = (offset: number) => ({ block: 0, offset })
    expect(anchorOf(here.flow.blocks(), place(4), place(7), most)).toMatchObject([{ text: 'two' }])
    expect(anchorOf(here.flow.blocks(), place(4), place(4), most)).toEqual([])
    const short = anchorOf(here.flow.blocks(), place(0), { block: 1, offset: 9 }, { most: 15, mostParts: 20 })
    expect(short.map(({ text }) => text)).toEqual(['one two three', 'fo'])
    const one = anchorOf(here.flow.blocks(), place(0), { block: 1, offset: 9 }, { most: 100, mostParts: 1 })
    expect(one.map(({ text }) => text)).toEqual(['one two three'])
  })

  it('[F9a] holds of each character all units or none, wherever it begins and however much is allowed', () => {
    const doc = createFlowDoc()
    writeBlocks(doc, 99, [{ text: 'a😀b😀c' }])
    const { flow } = new Desk(schema, 1, Y.encodeStateAsUpdate(doc))
    const held = (from: number, to: number, units = 100) =>
      anchorOf(
        flow.blocks(),
        { block: 0, offset: from },
        { block: 0, offset: to },
        { most: units, mostParts: 9 },
      )
        .map(({ text }) => text)
        .join('|')
    expect(held(2, 4)).toBe('😀b')
    expect(held(0, 2)).toBe('a😀')
    expect(held(2, 2)).toBe('')
    expect(held(0, 7, 5)).toBe('a😀b')
    expect(held(1, 7, 1)).toBe('')
    const cuts = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((from) => [1, 2, 3, 4].map((most) => held(from, 7, most)))
    expect(cuts.filter((text) => !text.isWellFormed())).toEqual([])
  })

  it('[F9a] stands through splits, joins, kinds, marks, and what others write in and around it', () => {
    const [here, there] = pair()
    const anchor = anchorIn(here)
    there.act((tr) => tr.insertText('XX', 1))
    there.act((tr) => tr.insertText(' and', 10))
    there.act((tr) => tr.addMark(8, 12, schema.mark('bold')))
    meet(here, there)
    expect(shown(here, anchor)).toBe('two and three|four')
    here.act((tr) => tr.split(8))
    here.act((tr) => tr.setBlockType(11, 11, schema.nodes['heading']!, { level: 2 }))
    meet(here, there)
    expect(shown(there, anchor)).toBe('t|wo and three|four')
    there.act((tr) => tr.join(9))
    there.act((tr) => tr.join(21))
    meet(here, there)
    expect([shown(here, anchor), shown(there, anchor)]).toEqual(['two and threefour', 'two and threefour'])
  })

  it('[F9a] shrinks to what is left, is nowhere when all is gone, and comes back with undo, here and at others', () => {
    const [here, there] = pair()
    const anchor = anchorIn(here)
    there.act((tr) => tr.delete(5, 9))
    meet(here, there)
    expect(shown(here, anchor)).toBe('three|four')
    here.act((tr) => tr.delete(4, 16))
    meet(here, there)
    expect(shown(here, anchor)).toBeNull()
    expect(shown(there, anchor)).toBeNull()
    here.undo.undo()
    there.undo.undo()
    meet(here, there)
    expect(shown(here, anchor)).toBe('two three|four')
    expect(shown(there, anchor)).toBe('two three|four')
    here.undo.redo()
    meet(here, there)
    expect(shown(there, anchor)).toBe('two ')
    here.undo.undo()
    meet(here, there)
    expect(shown(there, anchor)).toBe('two three|four')
  })

  it('[F9a] is found again by someone who opens the document after the undo', () => {
    const [here] = pair()
    const anchor = anchorIn(here)
    here.act((tr) => tr.delete(2, 20))
    here.undo.undo()
    const later = new Desk(schema, 3, Y.encodeStateAsUpdate(here.doc))
    expect(shown(later, anchor)).toBe('two three|four')
  })

  it('[F9a] is found after an undo also where the same person had typed directly before it', () => {
    const [here, there] = pair()
    const anchor = anchorOf(here.flow.blocks(), { block: 0, offset: 4 }, { block: 0, offset: 7 }, most)
    here.act((tr) => tr.insertText('and ', 5))
    here.act((tr) => tr.delete(9, 12))
    here.undo.undo()
    expect(here.state.doc.firstChild?.textContent).toBe('one and two three')
    expect(shown(here, anchor)).toBe('two')
    here.act((tr) => tr.addMark(10, 11, schema.mark('bold')))
    meet(here, there)
    expect([shown(here, anchor), shown(there, anchor)]).toEqual(['two', 'two'])
  })

  it('[F9a] is not found in other words that are typed where its own were deleted', () => {
    const [here] = pair()
    const anchor = anchorIn(here)
    here.act((tr) => tr.delete(5, 20))
    here.act((tr) => tr.insertText('quite other words', 5))
    expect(shown(here, anchor)).toBeNull()
    here.act((tr) => tr.insertText('two three', 5))
    expect(shown(here, anchor)).toBeNull()
  })
})

describe('an anchor on words that are taken elsewhere', () => {
  it('[F41] follows them, here and at others, also when they are taken on, and back by undo', () => {
    const [here, there] = pair()
    const anchor = anchorOf(here.flow.blocks(), { block: 0, offset: 4 }, { block: 0, offset: 7 }, most)
    here.carry('move', 5, 9, 20)
    expect(shown(here, anchor)).toBeNull()
    expect(shown(here, anchor, here.sources)).toBe('two')
    meet(here, there)
    expect(shown(there, anchor, here.sources)).toBe('two')
    expect(there.state.doc.children.map(({ textContent }) => textContent)).toEqual([
      'one three',
      'fourtwo  five',
    ])
    there.carry('move', 16, 20, 1)
    const moved = [...here.sources, ...there.sources]
    expect(there.state.doc.firstChild?.textContent).toBe('two one three')
    expect(shown(there, anchor, moved)).toBe('two')
    there.undo.undo()
    expect(shown(there, anchor, moved)).toBe('two')
    meet(here, there)
    here.undo.undo()
    expect(here.state.doc.firstChild?.textContent).toBe('one two three')
    expect(shown(here, anchor, moved)).toBe('two')
  })

  it('[F41] stays with the words that stand where they were, whatever was copied of them', () => {
    const [here] = pair()
    const anchor = anchorIn(here)
    here.carry('copy', 1, 14, 25)
    expect(shown(here, anchor, here.sources)).toBe('two three|four')
    // Of what is left here and what was made of the rest, the longer counts: it does not reach from one to the other.
    here.act((tr) => tr.delete(9, 14))
    expect(shown(here, anchor, here.sources)).toBe('two |four')
  })

  it('[F41] goes with most of its words, not with a sign that was left behind', () => {
    const [here] = pair()
    const anchor = anchorOf(here.flow.blocks(), { block: 0, offset: 0 }, { block: 0, offset: 13 }, most)
    here.carry('move', 1, 13, 25)
    expect(here.state.doc.children.map(({ textContent }) => textContent)).toEqual([
      'e',
      'four fiveone two thre',
    ])
    expect(shown(here, anchor, here.sources)).toBe('one two thre')
  })

  it('[F41] is where its words went last: what was copied of them before is a quotation', () => {
    const [here] = pair()
    const anchor = anchorOf(here.flow.blocks(), { block: 0, offset: 4 }, { block: 0, offset: 7 }, most)
    here.carry('copy', 5, 8, 25)
    here.carry('move', 5, 8, 1)
    expect(here.state.doc.children.map(({ textContent }) => textContent)).toEqual([
      'twoone  three',
      'four fivetwo',
    ])
    const found = anchorFinder(here.doc, here.flow.blocks(), here.sources)(anchor)
    expect(found?.from).toEqual({ block: 0, offset: 0 })
    here.act((tr) => tr.delete(1, 4))
    expect(anchorFinder(here.doc, here.flow.blocks(), here.sources)(anchor)?.from).toEqual({
      block: 1,
      offset: 9,
    })
  })

  it('[F41] is not found in words that read otherwise, and looking for it ends', () => {
    const [here] = pair()
    const anchor = anchorOf(here.flow.blocks(), { block: 0, offset: 4 }, { block: 0, offset: 7 }, most)
    const [two] = anchor
    here.act((tr) => tr.delete(5, 9))
    const from = { client: two?.client ?? 0, clock: two?.clock ?? 0 }
    const other = { client: 99, clock: 0, length: 3, from }
    expect(shown(here, anchor, [other])).toBeNull()
    const round = { ...from, length: 3, from }
    expect(
      shown(
        here,
        anchor,
        Array.from({ length: 10 }, () => round),
      ),
    ).toBeNull()
  })
})
