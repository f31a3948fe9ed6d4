import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { authorsOf } from './authors.ts'
import { emptyAttribution } from './attribution.ts'
import { Scribe } from './testing/scribe.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 150)
const seed = process.env['FUZZ_SEED']
const trials = seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) }

const edit = fc.record({
  pen: fc.integer({ min: 1, max: 5 }),
  waitMs: fc.integer({ min: 0, max: 90_000 }),
  place: fc.nat(),
  what: fc.oneof(
    fc.record({ do: fc.constant('type' as const), words: fc.string({ minLength: 1, maxLength: 8 }) }),
    fc.record({ do: fc.constant('delete' as const), length: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ do: fc.constant('split' as const) }),
    fc.record({ do: fc.constant('bold' as const), length: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ do: fc.constant('repeat' as const) }),
  ),
})

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never

function play(edits: readonly Edit[]): Scribe {
  const scribe = new Scribe()
  let at = Date.UTC(2026, 0, 1)
  for (let pen = 1; pen <= 5; pen++) scribe.bind(pen, `person${pen % 3}`)
  for (const { pen, waitMs, place, what } of edits) {
    at += waitMs
    const length = scribe.text.length
    const from = place % (length + 1)
    if (what.do === 'repeat') {
      scribe.add({ at, pen, kind: 'step2', bytes: Y.encodeStateAsUpdate(scribe.doc) })
    } else if (what.do === 'type') {
      scribe.write(pen, at, (text) => text.insert(from, what.words))
    } else if (what.do === 'split') {
      scribe.write(pen, at, (text) => text.insertEmbed(from, new Y.Map([['kind', 'paragraph']])), true)
    } else {
      const span = Math.min(what.length, length - from)
      if (span === 0) continue
      scribe.write(pen, at, (text) =>
        what.do === 'delete' ? text.delete(from, span) : text.format(from, span, { bold: true }),
      )
    }
  }
  return scribe
}

describe('attribution under random writing', () => {
  it('[A1] the runs put together are the text, each character by the pen of its struct', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
        const scribe = play(edits)
        const runs = authorsOf(scribe.runs(), (pen) => scribe.writers.get(pen), scribe.attribution())
        const each = runs.flatMap((run) =>
          Array.from({ length: run.text.length }, (_, at) => ({
            char: run.text.charAt(at),
            hand: run.writer.hand,
          })),
        )
        expect(each).toEqual(scribe.handOfEach())
      }),
      trials,
    )
  })

  it('[A12] credit extended from any row is the credit read from scratch', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 60 }), fc.nat(), fc.nat(), (edits, one, two) => {
        const scribe = play(edits)
        const { rows } = scribe
        const [a, b] = [one % (rows.length + 1), two % (rows.length + 1)].sort((x, y) => x - y)
        let known = emptyAttribution('here')
        for (const part of [rows.slice(0, a), rows.slice(a, b), rows.slice(b)]) {
          const before = structuredClone(known)
          const longer = scribe.attribution(part, known)
          expect(known).toEqual(before)
          known = longer
        }
        expect(known).toEqual(scribe.attribution())
      }),
      trials,
    )
  })
})
