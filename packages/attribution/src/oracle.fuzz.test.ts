import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeMap } from './decode-map.ts'
import { encodeMap } from './encode-map.ts'
import { anyActs, play } from './testing/acts.ts'
import { Atlas } from './testing/atlas.ts'
import { scoreOf } from './testing/score.ts'
import { moves, stays, Table } from './testing/table.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 40)
const seed = process.env['FUZZ_SEED']
const trials = seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) }

const allRight = { wrong: 0, misplaced: 0, strayed: 0, misfiled: 0 }

describe('the oracle, which knows who really wrote each character', () => {
  it.each([
    ['[A3] without moves', stays],
    ['[A4] with everything that people do to a text', [...stays, ...moves, ...moves]],
  ])('%s, tells of every character its author and who put it there', (_, whats) => {
    fc.assert(
      fc.property(anyActs(whats), (acts) => {
        const score = scoreOf(play(acts))
        expect(score).toMatchObject({ ...allRight, kept: score.chars })
      }),
      trials,
    )
  })

  it('[A6] by its trace alone, undo gives back what it deleted, whatever others write meanwhile', () => {
    const only = ['delete', 'backspace', 'undo', 'redo']
    fc.assert(
      fc.property(anyActs([...stays, 'undo', 'redo', 'undo', 'delete']), (acts) => {
        // Where another deletes the same, or on another page, it takes a declaration.
        const own = acts.map((act) => (only.includes(act.what) ? { ...act, who: 1 } : act))
        const score = scoreOf(play(own, new Table({ saysUndo: false })))
        expect(score).toMatchObject({ ...allRight, kept: score.chars, broughtBack: 0 })
      }),
      trials,
    )
  })

  it('[A12] in whatever steps and order sections are read, and stored between, the bytes are the same', () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat()))
    fc.assert(
      fc.property(anyActs([...stays, ...moves]), steps, (acts, asked) => {
        const { rooms } = play(acts)
        const [once, again] = [new Atlas(rooms), new Atlas(rooms, (known) => decodeMap(encodeMap(known)))]
        for (const [index, seq] of asked) {
          const room = rooms[index]
          if (room) again.upTo(room.section, seq % (room.head + 1))
        }
        for (const { section } of rooms)
          expect(encodeMap(again.upTo(section))).toEqual(encodeMap(once.upTo(section)))
      }),
      trials,
    )
  })
})
