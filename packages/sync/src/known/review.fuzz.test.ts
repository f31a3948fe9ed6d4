import { createFlowDoc } from '@alongside/flow'
import { clientIdOf } from '@alongside/protocol'
import * as fc from 'fast-check'
import type { AnyEncodable } from 'lib0/encoding'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { anyAct } from '../testing/acts.ts'
import { act, newAuthor, type Act } from '../testing/authors.ts'
import { fuzzOptions } from '../testing/fuzz-options.ts'
import { writeUpdate, type MadeContent, type MadeStruct } from '../testing/write-update.ts'
import { scan } from '../update/scan.ts'
import type { UnitId } from '../update/struct.ts'
import { emptyKnown, enter, withdraw, type Known } from './known.ts'
import { review } from './review.ts'

const pens = [11, 12, 13]
const clients = pens.flatMap((pen) => [
  pen,
  clientIdOf(pen, { marker: true, suggestion: false }),
  clientIdOf(pen, { marker: true, suggestion: true }),
])

/** A script of several authors: who acts, and whom they hear before. */
const script = fc.array(fc.record({ who: fc.nat(2), hears: fc.nat(3), what: anyAct }), { maxLength: 25 })

interface Step {
  who: number
  hears: number
  what: Act
}

/** Plays a script; gives the updates in an order in which a server may get them. */
function play(steps: readonly Step[], gc: boolean): Uint8Array[] {
  const authors = pens.map((pen) => newAuthor(pen, gc))
  const updates: Uint8Array[] = []
  for (const { who, hears, what } of steps) {
    const author = authors[who]!
    if (hears < 3) Y.applyUpdate(author.doc, Y.encodeStateAsUpdate(authors[hears]!.doc))
    const update = act(author, what)
    if (update !== null) updates.push(update)
  }
  return updates
}

function judge(known: Known, bytes: Uint8Array) {
  const scanned = scan(bytes)
  return scanned.type === 'unreadable' ? scanned : review(known, scanned)
}

/** Says that a document holds exactly what is known of it, with nothing pending. */
function expectSame(doc: Y.Doc, known: Known): void {
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc))
  expect(new Map(known.strands.entries().map(([client, { clock }]) => [client, clock]))).toEqual(clocks)
  // What Yjs deletes by implication is not in the known ranges; what is in them is deleted.
  for (const [client, { deleted }] of known.strands) {
    for (let i = 0; i < deleted.length; i += 2) {
      for (let clock = deleted[i]!; clock < deleted[i + 1]!; clock++) {
        const struct = doc.store.clients
          .get(client)
          ?.find((s) => s.id.clock <= clock && clock < s.id.clock + s.length)
        expect(struct?.deleted).toBe(true)
      }
    }
  }
  expect(known.letters + known.blocks).toBe(livingIn(doc, (item) => item.parentSub === null))
}

function livingIn(doc: Y.Doc, counts: (item: Y.Item) => boolean): number {
  let living = 0
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs)
      if (struct instanceof Y.Item && !struct.deleted && counts(struct)) living += struct.length
  }
  return living
}

/** Lets an update in as a room would and checks that Yjs takes it; gives whether it was let in. */
function letIn(known: Known, doc: Y.Doc, bytes: Uint8Array): boolean {
  const result = judge(known, bytes)
  if (result.type !== 'new' && result.type !== 'known') return false
  if (result.type === 'new') enter(known, result.change)
  Y.applyUpdate(doc, bytes)
  expectSame(doc, known)
  return true
}

/** Deletes all there is, so that a hidden fault in the lists of Yjs shows itself. */
function deleteAll(doc: Y.Doc): void {
  for (const [client, structs] of doc.store.clients) {
    const maps = structs.filter((item) => item instanceof Y.Item && item.content instanceof Y.ContentType)
    for (const { id } of maps) {
      Y.applyUpdate(doc, writeUpdate({ blocks: [], deleted: [{ client, clock: id.clock, length: 1 }] }))
    }
  }
  const deleted = [...doc.store.clients].map(([client, structs]) => {
    const last = structs.at(-1)!
    return { client, clock: 0, length: last.id.clock + last.length }
  })
  Y.applyUpdate(doc, writeUpdate({ blocks: [], deleted }))
  Y.applyUpdate(createFlowDoc(), Y.encodeStateAsUpdate(doc))
}

const unit = fc.record({ client: fc.constantFrom(...clients), clock: fc.nat(30) })
const made: fc.Arbitrary<MadeContent> = fc.oneof(
  fc.record({
    type: fc.constantFrom('collected' as const, 'skip' as const, 'deleted' as const),
    length: fc.nat(4),
  }),
  fc.record({ type: fc.constant('text' as const), text: fc.constantFrom('', 'x', 'xyz', '🙂', 'é🙂') }),
  fc.record({
    type: fc.constant('embed' as const),
    json: fc.constantFrom('{}', '{"a":1}', '{"__proto__":1}', '{', 'null'),
  }),
  fc.record({
    type: fc.constant('format' as const),
    key: fc.constantFrom('bold', '__proto__'),
    json: fc.constantFrom('true', 'null', 'x'),
  }),
  fc.record({ type: fc.constant('type' as const), ref: fc.constantFrom(1, 1, 1, 1, 0, 2, 4, 6, 9) }),
  fc.record({
    type: fc.constant('any' as const),
    values: fc.array(fc.constantFrom<AnyEncodable>(1, 'a', null, { a: [] }), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('json' as const),
    values: fc.constantFrom(['1'], ['undefined', '{}'], ['{']),
  }),
  fc.constant({ type: 'binary' as const, bytes: new Uint8Array([1]) }),
  fc.constant({ type: 'doc' as const, guid: 'g' }),
)
const plain = fc
  .constantFrom('text' as const, 'map' as const, 'value' as const, 'deleted' as const)
  .map((kind): MadeContent =>
    kind === 'text'
      ? { type: 'text', text: 'xyz' }
      : kind === 'map'
        ? { type: 'type', ref: 1 }
        : kind === 'value'
          ? { type: 'any', values: [1] }
          : { type: 'deleted', length: 2 },
  )
const key = fc.constantFrom('kind', 'rows')
const marker = fc.record({
  client: fc.constantFrom(...clients.filter((client) => client > 2 ** 32)),
  clock: fc.nat(12),
})
const position: fc.Arbitrary<Omit<MadeStruct, 'content'>> = fc.oneof(
  fc.record({ origin: unit }),
  fc.record({ rightOrigin: unit }),
  fc.record({ origin: unit, rightOrigin: unit }),
  fc.record({ root: fc.constantFrom('body', 'card:a') }),
  fc.record({ root: fc.constantFrom('body', 'card:a'), key }),
  fc.record({ parent: marker, key }),
  fc.record({ parent: marker, key }),
  fc.record({ parent: marker }),
)
const struct: fc.Arbitrary<MadeStruct> = fc
  .tuple(position, fc.oneof({ weight: 15, arbitrary: plain }, { weight: 1, arbitrary: made }))
  .map(([where, content]) => ({ ...where, content }))

const craftedUpdate = fc.record({
  blocks: fc.array(
    fc.record({
      client: fc.constantFrom(...clients),
      /** How far before its end, or after, the block begins. */
      back: fc.constantFrom(0, 0, 0, 0, 1, 2, 3, -1),
      structs: fc.array(struct, { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
  deleted: fc.array(
    fc.record({ client: fc.constantFrom(...clients), clock: fc.nat(30), length: fc.nat(5) }),
    { maxLength: 2 },
  ),
})

type Crafted = typeof craftedUpdate extends fc.Arbitrary<infer Update> ? Update : never

/** Fits a crafted update to what is known, so that most of what it refers to is there. */
function fit(known: Known, { blocks, deleted }: Crafted): Uint8Array {
  const clockOf = (client: number) => known.strands.get(client)?.clock ?? 0
  const near = ({ client, clock }: UnitId) => ({ client, clock: clock % (clockOf(client) + 2) })
  const refer = ({ origin, rightOrigin, parent, ...rest }: MadeStruct): MadeStruct => ({
    ...rest,
    ...(origin && { origin: near(origin) }),
    ...(rightOrigin && { rightOrigin: near(rightOrigin) }),
    ...(parent && { parent: near(parent) }),
  })
  return writeUpdate({
    blocks: blocks.map(({ client, back, structs }) => ({
      client,
      clock: Math.max(0, clockOf(client) - back),
      structs: structs.map(refer),
    })),
    deleted: deleted.map(({ client, clock, length }) => ({ ...near({ client, clock }), length })),
  })
}

it('[S3] [S4] lets in whatever honest authors write, in any order that their server may get it', () => {
  fc.assert(
    fc.property(script, fc.boolean(), (steps, gc) => {
      const known = emptyKnown()
      const doc = createFlowDoc()
      for (const update of play(steps, gc)) expect(letIn(known, doc, update)).toBe(true)
      const whole = judge(known, Y.encodeStateAsUpdate(doc))
      // A whole document says also what Yjs deleted by implication.
      expect(whole.type === 'known' || (whole.type === 'new' && whole.change.grown.length === 0)).toBe(true)
    }),
    fuzzOptions(process.env, 150),
  )
})

it('[S8] what is let in of changed bytes, Yjs takes without an error and without anything pending', () => {
  const change = fc.record({
    at: fc.nat(400),
    byte: fc.nat(255),
    cut: fc.constantFrom<'set' | 'drop' | 'end'>('set', 'set', 'drop', 'end'),
  })
  fc.assert(
    fc.property(
      script,
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.nat(),
      (steps, changes, pick) => {
        const updates = play(steps, true)
        if (updates.length === 0) return
        const known = emptyKnown()
        const doc = createFlowDoc()
        const index = pick % updates.length
        for (const update of updates.slice(0, index)) letIn(known, doc, update)
        letIn(known, doc, mutate(updates[index]!, changes))
        letIn(known, doc, mutate(Y.mergeUpdates(updates), changes))
        // Merging what has a hole leaves a Skip, which is a gap unless the hole is known.
        letIn(known, doc, Y.mergeUpdates([updates[0]!, ...updates.slice(index + 1)]))
        for (const update of updates.slice(index)) letIn(known, doc, update)
        deleteAll(doc)
        expect(livingIn(doc, () => true)).toBe(0)
        expect(livingIn(doc, () => true)).toBe(0)
      },
    ),
    fuzzOptions(process.env, 300),
  )
})

it('[S8] what is let in of crafted updates, Yjs takes without an error and without anything pending', () => {
  fc.assert(
    fc.property(script, fc.array(craftedUpdate, { minLength: 1, maxLength: 6 }), (steps, crafted) => {
      const known = emptyKnown()
      const doc = createFlowDoc()
      for (const update of play(steps, true)) letIn(known, doc, update)
      for (const update of crafted) letIn(known, doc, fit(known, update))
      deleteAll(doc)
      expect(livingIn(doc, () => true)).toBe(0)
    }),
    fuzzOptions(process.env, 600),
  )
})

it('[S8] what is refused as missing or impossible, Yjs could not have integrated at once', () => {
  fc.assert(
    fc.property(script, craftedUpdate, (steps, crafted) => {
      const known = emptyKnown()
      const doc = createFlowDoc()
      for (const update of play(steps, true)) letIn(known, doc, update)
      const bytes = fit(known, crafted)
      const result = judge(known, bytes)
      if (result.type !== 'impossible') return
      Y.applyUpdate(doc, bytes)
      expect(doc.store.pendingStructs).not.toBeNull()
    }),
    fuzzOptions(process.env, 300),
  )
})

it('[S8] random bytes are read or refused, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(letIn(emptyKnown(), createFlowDoc(), bytes)).toBeTypeOf('boolean')
    }),
    fuzzOptions(process.env, 2000),
  )
})

it('[S11] taking out what was entered last gives the state before it', () => {
  fc.assert(
    fc.property(script, fc.nat(24), (steps, from) => {
      const known = emptyKnown()
      const updates = play(steps, true)
      const changes = []
      let before = ''
      for (const [index, update] of updates.entries()) {
        if (index === from) before = show(known)
        const result = judge(known, update)
        if (result.type !== 'new') continue
        enter(known, result.change)
        if (index >= from) changes.push(result.change)
      }
      for (const change of changes.toReversed()) withdraw(known, change)
      expect(from < updates.length ? show(known) : '').toBe(before)
    }),
    fuzzOptions(process.env, 200),
  )
})

function show(known: Known): string {
  const { strands, letters, blocks, markers, markerNumbers, roots, rootNames, rootCounts, followers } = known
  return JSON.stringify([
    [...strands].sort(([a], [b]) => a - b),
    letters,
    blocks,
    markers,
    [...markerNumbers],
    [...roots],
    rootNames,
    [...rootCounts].filter(([, count]) => count > 0),
    followers,
  ])
}

function mutate(
  bytes: Uint8Array,
  changes: readonly { at: number; byte: number; cut: 'set' | 'drop' | 'end' }[],
): Uint8Array {
  let result = bytes.slice()
  for (const { at, byte, cut } of changes) {
    const index = at % Math.max(1, result.length)
    if (cut === 'set') result[index] = byte
    else if (cut === 'end') result = result.slice(0, index)
    else result = new Uint8Array([...result.slice(0, index), ...result.slice(index + 1)])
  }
  return result
}
