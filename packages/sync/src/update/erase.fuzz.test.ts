import { createFlowDoc } from '@alongside/flow'
import { defaultLimits } from '@alongside/protocol'
import type { ErasedRange, Row } from '@alongside/storage'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { knownAtFirst, replay } from '../room/replay.ts'
import { openRoom } from '../room/room.ts'
import { anyAct } from '../testing/acts.ts'
import { act, newAuthor, type Act } from '../testing/authors.ts'
import { fuzzOptions } from '../testing/fuzz-options.ts'
import { eraseLetters, erasedUnit, withoutLetters } from './erase.ts'
import { scan } from './scan.ts'

const pens = [11, 12, 13]

interface Step {
  who: number
  hears: number
  what: Act
  sendsAll: boolean
}

const script: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ who: fc.nat(2), hears: fc.nat(3), what: anyAct, sendsAll: fc.boolean() }),
  { maxLength: 25 },
)
const ranges: fc.Arbitrary<ErasedRange[]> = fc.array(
  fc
    .record({ client: fc.constantFrom(...pens), from: fc.nat(30), length: fc.integer({ min: 1, max: 12 }) })
    .map(({ client, from, length }) => ({ client, from, to: from + length })),
  { minLength: 1, maxLength: 4 },
)

/** Plays a script; gives what a server may be sent, of which some is what it was sent before. */
function play(steps: readonly Step[]): Row[] {
  const authors = pens.map((pen) => newAuthor(pen, false))
  const updates: Uint8Array[] = []
  for (const { who, hears, what, sendsAll } of steps) {
    const author = authors[who]!
    if (hears < 3) Y.applyUpdate(author.doc, Y.encodeStateAsUpdate(authors[hears]!.doc))
    const update = act(author, what)
    if (update !== null) updates.push(sendsAll ? Y.encodeStateAsUpdate(author.doc) : update)
  }
  return updates.map((bytes, index) => rowOf(index + 1, bytes))
}

function rowOf(seq: number, bytes: Uint8Array): Row {
  return { seq, at: seq, session: '', pen: null, kind: 'update', bytes, sources: [] }
}

function docOf(rows: readonly Pick<Row, 'bytes'>[]): Y.Doc {
  const doc = createFlowDoc()
  doc.gc = false
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  expect(doc.store.pendingStructs).toBeNull()
  return doc
}

function wordsOf(doc: Y.Doc): unknown {
  const pieces: { insert: unknown }[] = doc.getText('body').toDelta()
  return pieces.map((piece) =>
    piece.insert instanceof Y.Map ? { ...piece, insert: piece.insert.toJSON() } : piece,
  )
}

/** Every letter that an update holds, by client and clock. */
function lettersIn(bytes: Uint8Array): Map<string, string> {
  const letters = new Map<string, string>()
  for (const struct of Y.decodeUpdate(bytes).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const { client, clock } = struct.id
    for (let at = 0; at < struct.length; at++)
      letters.set(`${client} ${clock + at}`, struct.content.str.charAt(at))
  }
  return letters
}

it('[S43] letters that are erased are in no row, and all else is as it was, whatever was written', () => {
  fc.assert(
    fc.property(script, ranges, (steps, wanted) => {
      const rows = play(steps)
      const erasing = eraseLetters(rows, wanted)
      const gone = new Set(
        erasing.ranges.flatMap(({ client, from, to }) =>
          Array.from({ length: to - from }, (_, at) => `${client} ${from + at}`),
        ),
      )
      const other = new Map(erasing.rows.map(({ seq, bytes }) => [seq, bytes]))
      const after = rows.map((row) => ({ ...row, bytes: other.get(row.seq) ?? row.bytes }))
      for (const [index, { bytes, seq }] of rows.entries()) {
        const [before, now] = [lettersIn(bytes), lettersIn(after[index]!.bytes)]
        expect([...now.keys()]).toEqual([...before.keys()])
        for (const [id, letter] of now) expect(letter).toBe(gone.has(id) ? erasedUnit : before.get(id))
        expect(other.has(seq)).toBe([...before.keys()].some((id) => gone.has(id)))
        expect(withoutPairs(after[index]!.bytes)).toEqual(withoutPairs(bytes))
      }
      // All that was asked for and is a letter is gone, and of what was not at most the other half of a character.
      const all = new Set(rows.flatMap(({ bytes }) => [...lettersIn(bytes).keys()]))
      const asked = wanted.flatMap(({ client, from, to }) =>
        Array.from({ length: to - from }, (_, at) => `${client} ${from + at}`),
      )
      expect(asked.filter((id) => all.has(id) && !gone.has(id))).toEqual([])
      expect(gone.size).toBeLessThanOrEqual(new Set(asked).size + 2 * wanted.length)
      // A room opens from what is left, and it reads as if somebody had deleted the letters.
      const end = rowOf(rows.length + 1, erasing.deletion)
      openRoom(
        'section',
        { head: end.seq, epoch: 1, pens: [] },
        replay(knownAtFirst(), [...after, end]),
        defaultLimits,
      )
      const [left, deleted] = [docOf([...after, end]), docOf([...rows, end])]
      expect(wordsOf(left)).toEqual(wordsOf(deleted))
      expect(Y.encodeStateVector(left)).toEqual(Y.encodeStateVector(deleted))
      // Whoever has the old text sees the same once they hear of it, and can bring no letter back.
      const device = docOf(rows)
      Y.applyUpdate(device, Y.encodeStateAsUpdate(left))
      expect(wordsOf(device)).toEqual(wordsOf(left))
      const brought = withoutLetters(Y.encodeStateAsUpdate(device), erasing.ranges)
      for (const [id, letter] of lettersIn(brought)) if (gone.has(id)) expect(letter).toBe(erasedUnit)
    }),
    fuzzOptions(process.env, 150),
  )
})

it('[S43] an update that holds none of the letters stays the same bytes, and what is gone can be erased again', () => {
  fc.assert(
    fc.property(script, ranges, (steps, wanted) => {
      const rows = play(steps)
      const { ranges: gone } = eraseLetters(rows, wanted)
      for (const { bytes } of rows) {
        const once = withoutLetters(bytes, gone)
        expect(withoutLetters(once, gone)).toBe(once)
      }
    }),
    fuzzOptions(process.env, 50),
  )
})

/** What an update says but for its letters. */
function withoutPairs(bytes: Uint8Array): unknown {
  const read = scan(bytes)
  if (read.type === 'unreadable') return read
  const blocks = read.blocks.map(({ client, structs }) => ({
    client,
    structs: structs.map((struct) => ({ ...struct, pairs: null })),
  }))
  return { ...read, blocks }
}
