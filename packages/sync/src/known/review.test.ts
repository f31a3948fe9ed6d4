import { createFlowDoc } from '@alongside/flow'
import { clientIdOf } from '@alongside/protocol'
import type { AnyEncodable } from 'lib0/encoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeUpdate, type MadeStruct, type MadeUpdate } from '../testing/write-update.ts'
import { scan } from '../update/scan.ts'
import { emptyKnown, enter, type Known } from './known.ts'
import { review, type Review } from './review.ts'

const ada = 5
const adasMarkers = clientIdOf(ada, { marker: true, suggestion: false })
const ben = 7

const text = (letters: string): MadeStruct => ({ content: { type: 'text', text: letters }, root: 'body' })
const marker: MadeStruct = { content: { type: 'type', ref: 1 }, root: 'body' }
const under = (parent: { client: number; clock: number }, key: string, value: AnyEncodable): MadeStruct => ({
  content: { type: 'any', values: [value] },
  parent,
  key,
})

function judge(known: Known, update: MadeUpdate): Review | ReturnType<typeof scan> {
  const scanned = scan(writeUpdate(update))
  return scanned.type === 'scanned' ? review(known, scanned) : scanned
}

/** What is known after updates that are all let in. */
function after(...updates: readonly MadeUpdate[]): Known {
  const known = emptyKnown()
  for (const update of updates) {
    const result = judge(known, update)
    if (result.type !== 'new') throw new Error(`not let in: ${JSON.stringify(result)}`)
    enter(known, result.change)
  }
  return known
}

/** A document of Yjs that took the same updates. */
function docAfter(...updates: readonly MadeUpdate[]): Y.Doc {
  const doc = createFlowDoc()
  for (const update of updates) Y.applyUpdate(doc, writeUpdate(update))
  return doc
}

const hello: MadeUpdate = { blocks: [{ client: ada, clock: 0, structs: [text('hello')] }] }

it('[S3] an update that begins after what is known leaves a gap', () => {
  const later: MadeUpdate = { blocks: [{ client: ada, clock: 6, structs: [text('x')] }] }
  expect(judge(after(hello), later)).toEqual({ type: 'missing' })
})

it('[S3] a hole that merging left is a gap, unless what it leaves out is known', () => {
  const doc = createFlowDoc()
  doc.clientID = ada
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of 'abc') doc.getText('body').insert(0, letter)
  const scanned = scan(Y.mergeUpdates([updates[0]!, updates[2]!]))
  if (scanned.type !== 'scanned') throw new Error(scanned.why)
  expect(scanned.blocks[0]?.structs.map((struct) => struct.kind)).toContain('skip')
  expect(review(emptyKnown(), scanned)).toEqual({ type: 'missing' })
  const two = after({ blocks: [{ client: ada, clock: 0, structs: [text('ab')] }] })
  expect(review(two, scanned).type).toBe('new')
})

it('[S3] an update that refers to what nobody has is missing something, known parts of it included', () => {
  const origin = { client: ben, clock: 0 }
  const onBen: MadeStruct = { content: { type: 'text', text: 'x' }, origin }
  expect(judge(after(hello), { blocks: [{ client: ada, clock: 5, structs: [onBen] }] })).toEqual({
    type: 'missing',
  })
  // Yjs looks for the neighbours of what it knows already as well.
  expect(judge(after(hello), { blocks: [{ client: ada, clock: 0, structs: [onBen] }] })).toEqual({
    type: 'missing',
  })
  expect(judge(after(hello), { blocks: [], deleted: [{ client: ben, clock: 0, length: 1 }] })).toEqual({
    type: 'missing',
  })
  expect(judge(after(hello), { blocks: [], deleted: [{ client: ada, clock: 4, length: 2 }] })).toEqual({
    type: 'missing',
  })
})

it('[S3] one client of an update may wait for another', () => {
  const both: MadeUpdate = {
    blocks: [
      {
        client: ada,
        clock: 0,
        structs: [text('a'), { content: { type: 'text', text: 'c' }, origin: { client: ben, clock: 0 } }],
      },
      {
        client: ben,
        clock: 0,
        structs: [{ content: { type: 'text', text: 'b' }, origin: { client: ada, clock: 0 } }],
      },
    ],
  }
  expect(judge(emptyKnown(), both).type).toBe('new')
  expect(docAfter(both).getText('body').toDelta()).toEqual([{ insert: 'abc' }])
})

it('[S8] clients of an update that wait for each other are refused; Yjs would keep them waiting for ever', () => {
  const cycle: MadeUpdate = {
    blocks: [
      {
        client: ada,
        clock: 0,
        structs: [{ content: { type: 'text', text: 'a' }, origin: { client: ben, clock: 0 } }],
      },
      {
        client: ben,
        clock: 0,
        structs: [{ content: { type: 'text', text: 'b' }, origin: { client: ada, clock: 0 } }],
      },
    ],
  }
  expect(judge(emptyKnown(), cycle)).toEqual({ type: 'impossible' })
  expect(docAfter(cycle).store.pendingStructs).not.toBeNull()
})

it('[S4] what is known changes nothing, and an overlap adds its new part', () => {
  expect(judge(after(hello), hello)).toEqual({ type: 'known' })
  const more: MadeUpdate = { blocks: [{ client: ada, clock: 0, structs: [text('hello you')] }] }
  const result = judge(after(hello), more)
  expect(result).toMatchObject({ type: 'new', change: { grown: [{ client: ada, from: 5, to: 9 }] } })
})

it('[S4] of a deletion only what was not deleted before is new', () => {
  const first: MadeUpdate = { blocks: [], deleted: [{ client: ada, clock: 1, length: 2 }] }
  const wider: MadeUpdate = { blocks: [], deleted: [{ client: ada, clock: 0, length: 4 }] }
  expect(judge(after(hello, first), first)).toEqual({ type: 'known' })
  expect(judge(after(hello, first), wider)).toMatchObject({
    change: { deleted: [{ client: ada, ranges: [0, 1, 3, 4] }] },
  })
})

it('[S8] letters and blocks are counted as they come and go', () => {
  const block: MadeUpdate = {
    blocks: [
      {
        client: adasMarkers,
        clock: 0,
        structs: [marker, under({ client: adasMarkers, clock: 0 }, 'kind', 'code')],
      },
    ],
  }
  const known = after(hello, block, { blocks: [], deleted: [{ client: ada, clock: 0, length: 2 }] })
  expect([known.letters, known.blocks]).toEqual([3, 1])
})

it('[S8] under a key stands one value: a longer one breaks Yjs once it is split and its map deleted', () => {
  const id = { client: adasMarkers, clock: 0 }
  const two: MadeStruct = { content: { type: 'any', values: [1, 2] }, parent: id, key: 'kind' }
  const bad: MadeUpdate = { blocks: [{ client: adasMarkers, clock: 0, structs: [marker, two] }] }
  expect(judge(emptyKnown(), bad)).toMatchObject({ type: 'forbidden' })
  const splits: MadeUpdate = {
    blocks: [
      {
        client: ben,
        clock: 0,
        structs: [{ content: { type: 'any', values: [3] }, origin: { client: adasMarkers, clock: 1 } }],
      },
    ],
  }
  const doc = docAfter(bad, splits)
  const remove = writeUpdate({ blocks: [], deleted: [{ ...id, length: 1 }] })
  expect(() => Y.applyUpdate(doc, remove)).toThrow('Unexpected case')
})

it('[S8] a map has no sequence, and maps stand in each other no deeper than the model goes', () => {
  const id = (clock: number) => ({ client: adasMarkers, clock })
  const inMap: MadeStruct = { content: { type: 'text', text: 'x' }, parent: id(0) }
  const map = (parent: number): MadeStruct => ({
    content: { type: 'type', ref: 1 },
    parent: id(parent),
    key: 'rows',
  })
  const update = (...structs: MadeStruct[]): MadeUpdate => ({
    blocks: [{ client: adasMarkers, clock: 0, structs }],
  })
  expect(judge(emptyKnown(), update(marker, inMap))).toMatchObject({ type: 'forbidden' })
  expect(judge(emptyKnown(), update(marker, map(0), under(id(1), 'r', 'a0'))).type).toBe('new')
  expect(judge(emptyKnown(), update(marker, map(0), map(1)))).toMatchObject({ type: 'forbidden' })
})

it('[S8] without a limit to depth, deleting the outermost of many maps exhausts the stack of Yjs', () => {
  const structs = Array.from({ length: 20_000 }, (_, clock): MadeStruct => {
    const content = { type: 'type', ref: 1 } as const
    return clock === 0
      ? { content, root: 'body' }
      : { content, parent: { client: ada, clock: clock - 1 }, key: 'k' }
  })
  const deep: MadeUpdate = { blocks: [{ client: ada, clock: 0, structs }] }
  expect(judge(emptyKnown(), deep)).toMatchObject({ type: 'forbidden' })
  const doc = docAfter(deep)
  const remove = writeUpdate({ blocks: [], deleted: [{ client: ada, clock: 0, length: 1 }] })
  // Most often a RangeError; where the stack ends within what Yjs tidies up afterwards, whatever that ends with.
  expect(() => Y.applyUpdate(doc, remove)).toThrow(Error)
})

it('[S8] a struct of which a part is known must go on where that part stands', () => {
  const elsewhere: MadeUpdate = {
    blocks: [
      { client: ada, clock: 0, structs: [{ content: { type: 'text', text: 'hello you' }, root: 'title' }] },
    ],
  }
  expect(judge(after(hello), elsewhere)).toEqual({ type: 'missing' })
})

it('[S8] under a key a struct of which a part is known is asked for anew from where that ends', () => {
  const first = under({ client: adasMarkers, clock: 0 }, 'kind', 'code')
  const known = after({ blocks: [{ client: adasMarkers, clock: 0, structs: [marker, first] }] })
  const merged: MadeStruct = {
    content: { type: 'deleted', length: 2 },
    parent: { client: adasMarkers, clock: 0 },
    key: 'kind',
  }
  expect(judge(known, { blocks: [{ client: adasMarkers, clock: 1, structs: [merged] }] })).toEqual({
    type: 'missing',
  })
  const rest: MadeStruct = {
    content: { type: 'deleted', length: 1 },
    origin: { client: adasMarkers, clock: 1 },
  }
  expect(judge(known, { blocks: [{ client: adasMarkers, clock: 2, structs: [rest] }] }).type).toBe('new')
})

it('[S8] the advance of a client in one update and the number of roots are bounded', () => {
  const long: MadeUpdate = {
    blocks: [{ client: ada, clock: 0, structs: [{ content: { type: 'collected', length: 1_000_001 } }] }],
  }
  expect(judge(emptyKnown(), long)).toMatchObject({ type: 'forbidden' })
  const structs = Array.from({ length: 5_001 }, (_, i): MadeStruct => ({
    content: { type: 'text', text: 'x' },
    root: `card:${i}`,
  }))
  expect(judge(emptyKnown(), { blocks: [{ client: ada, clock: 0, structs }] })).toMatchObject({
    type: 'forbidden',
  })
})

it('[S8] hostile lists of deletions, roots and clients are judged in a walk, not for minutes', () => {
  const size = 30_000
  const known = after({ blocks: [{ client: ada, clock: 0, structs: [text('x'.repeat(4 * size))] }] })
  const every = (step: number, offset: number) =>
    Array.from({ length: size }, (_, i) => ({
      client: ada,
      clock: step * (size - 1 - i) + offset,
      length: 1,
    }))
  for (const offset of [0, 2]) {
    const result = judge(known, { blocks: [], deleted: every(4, offset) })
    if (result.type !== 'new') throw new Error(result.type)
    enter(known, result.change)
  }
  const wide = judge(known, { blocks: [], deleted: [{ client: ada, clock: 0, length: 4 * size }] })
  expect(wide.type === 'new' && wide.change.deleted[0]?.ranges.length).toBe(4 * size)
  const roots = Array.from({ length: size }, (_, i): MadeStruct => ({ ...text('x'), root: `card:${i}` }))
  expect(judge(known, { blocks: [{ client: ben, clock: 0, structs: roots }] })).toMatchObject({
    type: 'forbidden',
  })
  const waiting = Array.from({ length: size }, (_, i) => ({
    client: 1_000_000 - i,
    clock: 0,
    structs: [{ content: { type: 'text', text: 'x' }, origin: { client: ben, clock: 0 } } as const],
  }))
  const all = [...waiting, { client: ben, clock: 0, structs: [text('y')] }]
  expect(judge(known, { blocks: all }).type).toBe('new')
  expect(judge(known, { blocks: all.toReversed() }).type).toBe('new')
})
