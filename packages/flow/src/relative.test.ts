import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { deleteRange, erase, insertText, joinBlock, setBlock, splitBlock } from './edit.ts'
import { placeOf, relativeOf, type Side } from './relative.ts'
import { meet, Sheet } from './sheet.ts'

const ground = () => new Sheet(7, [{ text: 'first' }, { text: 'second' }, { kind: 'divider' }, { text: '' }])

it('[F9] every place of a flow comes back as itself, from either side', () => {
  const { flow } = ground()
  const places = [
    [0, 0],
    [0, 3],
    [0, 5],
    [1, 0],
    [1, 6],
    [2, 0],
    [3, 0],
  ] as const
  for (const [block, offset] of places) {
    expect(placeOf(flow, relativeOf(flow, { block, offset }, -1))).toEqual({ block, offset })
    const right = placeOf(flow, relativeOf(flow, { block, offset }, 0))
    expect(right).toEqual({ block, offset })
  }
})

it('[F9] a position survives splits, joins and changes of kind, here and at others', () => {
  const sheet = ground()
  const other = new Sheet(8, sheet)
  const kept = relativeOf(sheet.flow, { block: 1, offset: 3 }, -1)
  other.write((writing) => splitBlock(writing, { block: 1, offset: 2 }))
  other.write((writing) => setBlock(writing, 2, { kind: 'heading', level: 1 }))
  meet(sheet, other)
  expect([placeOf(sheet.flow, kept), placeOf(other.flow, kept)]).toEqual(
    Array.from({ length: 2 }, () => ({ block: 2, offset: 1 })),
  )
  other.write((writing) => joinBlock(writing, 2))
  other.write((writing) => joinBlock(writing, 1))
  meet(sheet, other)
  expect(placeOf(sheet.flow, kept)).toEqual({ block: 0, offset: 8 })
})

it.each<[Side, number]>([
  [-1, 3],
  [0, 5],
])('[F9] what is inserted exactly there comes on the side that is not held (%i)', (side, offset) => {
  const sheet = ground()
  const kept = relativeOf(sheet.flow, { block: 0, offset: 3 }, side)
  sheet.write((writing) => insertText(writing, { block: 0, offset: 3 }, 'xy'))
  expect(placeOf(sheet.flow, kept)).toEqual({ block: 0, offset })
})

it('[F9] a position in deleted words stands where they stood', () => {
  const sheet = ground()
  const kept = relativeOf(sheet.flow, { block: 1, offset: 3 }, -1)
  sheet.write((writing) => erase(writing, { block: 1, offset: 1 }, 4))
  expect(placeOf(sheet.flow, kept)).toEqual({ block: 1, offset: 1 })
  sheet.write((writing) => deleteRange(writing, { block: 0, offset: 5 }, { block: 1, offset: 2 }))
  expect(placeOf(sheet.flow, kept)).toEqual({ block: 0, offset: 5 })
})

it('[F9] a position holds on to the beginning of its block when a new one comes before', () => {
  const sheet = ground()
  const kept = relativeOf(sheet.flow, { block: 1, offset: 0 }, -1)
  sheet.write((writing) => splitBlock(writing, { block: 1, offset: 0 }))
  expect(placeOf(sheet.flow, kept)).toEqual({ block: 2, offset: 0 })
})

it('[F9] a position of what has not arrived, or of another document, has no place', () => {
  const { flow } = ground()
  expect(placeOf(flow, new Y.RelativePosition(null, null, Y.createID(99, 4), 0))).toBeNull()
})
