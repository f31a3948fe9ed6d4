import {
  createFlowDoc,
  nextSuggestion,
  proposalFinder,
  readBlocks,
  suggest,
  suggestRemoval,
  suggestText,
  textOf,
  writeBlocks,
} from '@alongside/flow'
import { array, assert, constantFrom, integer, nat, oneof, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import { suggestionIdOf } from '@alongside/protocol'
import * as Y from 'yjs'
import { flowSchema } from '../schema.ts'
import { actKinds, doAct } from './acts.ts'
import { Desk } from './desk.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60)
const seed = process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }
const schema = flowSchema()
const number = nat({ max: 999 })
const anAct = record({
  kind: constantFrom(...actKinds, 'move' as const),
  at: number,
  to: number,
  choice: number,
})
const step = oneof(
  { weight: 6, arbitrary: record({ is: constantFrom('act' as const), act: anAct }) },
  {
    weight: 2,
    arbitrary: record({
      is: constantFrom('suggest' as const),
      at: number,
      units: integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: record({ is: constantFrom<'undo' | 'redo'>('undo', 'redo') }) },
)

it('[E50] [E51] whatever someone who writes does but copy, no letter that is only suggested becomes text', () => {
  assert(
    property(array(step, { maxLength: 25 }), (steps) => {
      const doc = createFlowDoc()
      writeBlocks(doc, 99, [{ text: 'one two three' }, { text: 'four' }])
      const desk = new Desk(schema, 1, Y.encodeStateAsUpdate(doc))
      try {
        for (const one of steps) {
          if (one.is === 'act') desk.act((tr) => doAct(tr, one.act, ['A', 'b', '😀'], desk.flow))
          else if (one.is !== 'suggest') desk.undo[one.is]()
          else {
            const block = one.at % desk.flow.count
            const offset = textOf(desk.flow.block(block)).length
            suggest(desk.flow, { pen: 2, suggestion: nextSuggestion(desk.flow, 2) }, (s) =>
              suggestText(
                s,
                { block, offset: desk.flow.block(block).kind === 'paragraph' ? offset : 0 },
                'ж'.repeat(one.units),
              ),
            )
          }
          expect(readBlocks(desk.doc).map(textOf).join('\n')).not.toContain('ж')
        }
      } finally {
        desk.close()
      }
    }),
    { numRuns, endOnFailure: false, ...seed },
  )
})

it('[F42] what is suggested of words is drawn on these wherever they were taken, and on nothing else', () => {
  assert(
    property(array(step, { maxLength: 25 }), (steps) => {
      const doc = createFlowDoc()
      writeBlocks(doc, 99, [{ text: 'one жжжж three' }, { text: 'four' }])
      const desk = new Desk(schema, 1, Y.encodeStateAsUpdate(doc))
      const by = { pen: 2, suggestion: suggestionIdOf(2, 0) }
      suggest(desk.flow, by, (s) => suggestRemoval(s, { block: 0, offset: 4 }, { block: 0, offset: 8 }))
      try {
        for (const one of steps) {
          if (one.is === 'act') desk.act((tr) => doAct(tr, one.act, ['A', 'b', '😀'], desk.flow))
          else if (one.is !== 'suggest') desk.undo[one.is]()
          const find = proposalFinder(desk.flow.suggestions)
          for (const block of desk.flow.blocks()) {
            const drawn = new Set(
              find(block).words.flatMap(({ from, to }) =>
                Array.from({ length: to - from }, (_, at) => from + at),
              ),
            )
            for (const [offset, letter] of textOf(block).split('').entries())
              expect(drawn.has(offset)).toBe(letter === 'ж')
          }
        }
      } finally {
        desk.close()
      }
    }),
    { numRuns, endOnFailure: false, ...seed },
  )
})

it('[E52] [F45] what is suggested of words is drawn on these in whichever of two sections they are put', () => {
  const across = record({ is: constantFrom('across' as const), at: number, to: number, choice: number })
  const two = record({
    where: nat({ max: 1 }),
    step: oneof({ weight: 8, arbitrary: step }, { weight: 4, arbitrary: across }),
  })
  assert(
    property(array(two, { maxLength: 25 }), (steps) => {
      const doc = createFlowDoc()
      writeBlocks(doc, 99, [{ text: 'one жжжж three' }, { text: 'four' }])
      const desks = [new Desk(schema, 1, Y.encodeStateAsUpdate(doc)), new Desk(schema, 8)] as const
      const by = { pen: 2, suggestion: suggestionIdOf(2, 0) }
      suggest(desks[0].flow, by, (s) => suggestRemoval(s, { block: 0, offset: 4 }, { block: 0, offset: 8 }))
      try {
        for (const { where, step: one } of steps) {
          const [desk, other] = where === 0 ? desks : [desks[1], desks[0]]
          if (one.is === 'act') desk.act((tr) => doAct(tr, one.act, ['A', 'b', '😀'], desk.flow))
          else if (one.is === 'across') desk.carryTo(other, `${where}`.repeat(16), one)
          else if (one.is !== 'suggest') desk.undo[one.is]()
          for (const { flow } of desks) {
            const find = proposalFinder(flow.suggestions)
            for (const block of flow.blocks()) {
              const drawn = find(block).words.flatMap(({ from, to, is }) =>
                is === 'removal' ? Array.from({ length: to - from }, (_, at) => from + at) : [],
              )
              const those = textOf(block)
                .split('')
                .flatMap((letter, offset) => (letter === 'ж' ? [offset] : []))
              expect(drawn.toSorted((a, b) => a - b)).toEqual(those)
            }
          }
        }
      } finally {
        for (const desk of desks) desk.close()
      }
    }),
    { numRuns, endOnFailure: false, ...seed },
  )
})
