import type { DeclaredSource } from '@alongside/protocol'
import { readBlocks, type Block } from '@alongside/flow'
import { array, assert, constantFrom, nat, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { allKinds, doAct } from '../binding/acts.ts'
import { Desk } from '../binding/desk.ts'
import { flowSchema } from '../schema.ts'
import { lettersOf } from '../testing/open-bound.ts'
import { restoreVersion } from './restore.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 100)
const seed = process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }
const schema = flowSchema()
const number = nat({ max: 999 })
const anAct = record({ kind: constantFrom(...allKinds), at: number, to: number, choice: number })
const acts = array(anAct, {
  maxLength: 12,
})

/** What blocks look like, with their words and marks letter by letter. */
const looks = (blocks: readonly Block[]) =>
  blocks.map(({ asked, runs }) => ({
    asked,
    letters: runs.flatMap(({ text, marks, embed }) =>
      Array.from(text, (letter) => [letter, asked.kind === 'code' ? null : marks, embed]),
    ),
  }))

it('[E36] whatever was done since, the text is what it was, every word that comes back is declared, and one undo ends it', () => {
  assert(
    property(acts, acts, (before, since) => {
      const desk = new Desk(schema, 1)
      const all: DeclaredSource[] = []
      try {
        desk.act((tr) => tr.insertText('The first words', 1))
        for (const act of before) desk.act((tr) => doAct(tr, act, ['A', 'b', '😀'], desk.flow))
        const blocks = readBlocks(desk.doc)
        /** Where the letters of some blocks were first written, in the order of the text. */
        const firstWritten = (some: readonly Block[]) => {
          const from = new Map<string, string>()
          for (const source of all)
            for (let at = 0; at < source.length; at++)
              from.set(
                `${source.client} ${source.clock + at}`,
                `${source.from.client} ${source.from.clock + at}`,
              )
          const first = (id: string): string => {
            const before = from.get(id)
            return before === undefined ? id : first(before)
          }
          return Array.from(lettersOf(some).keys(), first)
        }
        all.push(...desk.sources.splice(0))
        const authors = firstWritten(blocks)
        // Some of what is typed since is equal to what stands.
        for (const act of since) desk.act((tr) => doAct(tr, act, ['A', 'd', ' '], desk.flow))
        all.push(...desk.sources)
        const then = looks(readBlocks(desk.doc))
        const state = Y.encodeStateVector(desk.doc)
        const begin = Y.decodeStateVector(state)
        desk.sources.length = 0
        desk.act((tr) => {
          restoreVersion(tr, { seq: 1, blocks }, desk.binding)
          return tr
        })
        expect(looks(readBlocks(desk.doc))).toEqual(looks(blocks))
        const now = lettersOf(desk.flow.blocks())
        all.push(...desk.sources)
        expect(firstWritten(desk.flow.blocks())).toEqual(authors)
        const declared = new Set<string>()
        for (const { client, clock, length } of desk.sources) {
          for (let at = 0; at < length; at++) {
            declared.add(`${client} ${clock + at}`)
          }
        }
        for (const id of now.keys()) {
          const [client = 0, clock = 0] = id.split(' ').map(Number)
          if (clock >= (begin.get(client) ?? 0)) expect(declared.has(id)).toBe(true)
        }
        desk.undo.undo()
        if (declared.size > 0) expect(looks(readBlocks(desk.doc))).toEqual(then)
      } finally {
        desk.close()
      }
    }),
    { numRuns, endOnFailure: false, ...seed },
  )
})
