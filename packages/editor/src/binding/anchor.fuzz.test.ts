import {
  anchorFinder,
  anchorOf,
  createFlowDoc,
  readBlocks,
  writeBlocks,
  type AnchorPart,
} from '@alongside/flow'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { Desk, meet } from './desk.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 60)
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }
const schema = flowSchema()

const stepArbitrary = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('type', 'delete', 'split', 'join', 'bold', 'heading', 'undo', 'redo', 'meet'),
  at: fc.nat(1_000),
  size: fc.integer({ min: 1, max: 12 }),
})
type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never

/** What somebody does; most of it is somewhere, some of it cannot be done there and changes nothing. */
function act(desk: Desk, { what, at, size }: Step): void {
  const end = desk.state.doc.content.size
  const from = 1 + (at % Math.max(1, end - 1))
  const to = Math.min(end - 1, from + size)
  switch (what) {
    case 'undo':
      return void desk.undo.undo()
    case 'redo':
      return void desk.undo.redo()
    case 'type':
      return desk.act((tr) =>
        tr.doc.resolve(from).depth > 0 ? tr.insertText('typed'.slice(0, size), from) : tr,
      )
    case 'delete':
      return desk.act((tr) => (to > from ? tr.delete(from, to) : tr))
    case 'split':
      return desk.act((tr) => (tr.doc.resolve(from).depth > 0 ? tr.split(from) : tr))
    case 'join': {
      const $from = desk.state.doc.resolve(from)
      const before = $from.depth > 0 ? $from.before() : 0
      return desk.act((tr) => (before > 0 ? tr.join(before) : tr))
    }
    case 'bold':
      return desk.act((tr) => (to > from ? tr.addMark(from, to, schema.mark('bold')) : tr))
    case 'heading':
      return desk.act((tr) => tr.setBlockType(from, from, schema.nodes['heading']!, { level: 1 }))
    case 'meet':
      return
  }
}

/** The letters of an anchor that stand, as the blocks hold them. */
function lettersLeft({ doc }: Desk, anchor: readonly AnchorPart[]): number {
  const held = new Set(
    anchor.flatMap(({ client, clock, text }) => Array.from(text, (_, at) => `${client} ${clock + at}`)),
  )
  const standing = readBlocks(doc).flatMap(({ runs }) =>
    runs.flatMap(({ client, clock, text }) => Array.from(text, (_, at) => `${client} ${clock + at}`)),
  )
  return standing.filter((id) => held.has(id)).length
}

describe('an anchor, whatever several people do', () => {
  it('[F9a] stands at the same place for all, holds all letters that are left, and is found after a full undo', () => {
    fc.assert(
      fc.property(
        fc.array(stepArbitrary, { maxLength: 40 }),
        fc.nat(20),
        fc.nat(20),
        (steps, start, length) => {
          const doc = createFlowDoc()
          writeBlocks(doc, 99, [
            { text: 'one two three four' },
            { text: 'five six seven' },
            { text: 'eight' },
          ])
          const known = Y.encodeStateAsUpdate(doc)
          const desks = [1, 2, 3].map((pen) => new Desk(schema, pen, known))
          const [first] = desks
          if (first === undefined) return
          const anchor = anchorOf(
            first.flow.blocks(),
            { block: 0, offset: start % 18 },
            { block: 1, offset: length % 14 },
            { most: 100, mostParts: 20 },
          )
          for (const step of steps) {
            if (step.what === 'meet') meet(...desks)
            else act(desks[step.who] ?? first, step)
          }
          meet(...desks)
          const found = desks.map((desk) => anchorFinder(desk.doc, desk.flow.blocks())(anchor))
          expect(found[1]).toEqual(found[0])
          expect(found[2]).toEqual(found[0])
          if (lettersLeft(first, anchor) > 0) expect(found[0]).not.toBeNull()
          for (const desk of desks) {
            while (desk.undo.undo()) void 0
          }
          meet(...desks)
          if (anchor.length > 0) {
            const again = anchorFinder(first.doc, first.flow.blocks())(anchor)
            expect(again).not.toBeNull()
          }
          for (const desk of desks) desk.close()
        },
      ),
      { numRuns, ...seed },
    )
  })
})
