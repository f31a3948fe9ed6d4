import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capacities } from '../capacity.ts'
import { permissions } from '../permission.ts'
import { problemKinds } from '../problem.ts'
import { clientFrames, serverFrames } from '../testing/example-frames.ts'
import {
  decodeClientFrame,
  decodeServerFrame,
  encodeFrame,
  type ClientFrame,
  type ServerFrame,
} from './frame.ts'

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 2000)
const seed = process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }
const options = { numRuns, ...seed }

const bytes = fc.uint8Array({ maxLength: 300 })
const natural = fc.nat({ max: Number.MAX_SAFE_INTEGER })
const pen = fc.integer({ min: 1, max: 2 ** 32 - 1 })
const id = fc.stringMatching(/^[a-z0-9]{16}$/)
const words = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed())
const capacity = fc.constantFrom(...capacities)
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const claim = { id: pen, capacity: orNull(capacity), voice: orNull(id) }

const clientId = fc.integer({ min: 1, max: 2 ** 34 - 1 })
const clock = fc.nat({ max: 2 ** 31 - 1 })
const source = fc.record({
  client: clientId,
  clock,
  length: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  from: fc.record({ section: orNull(id), client: clientId, clock }),
})

const clientFrame: fc.Arbitrary<ClientFrame> = fc.oneof(
  fc.record({ type: fc.constant('step1' as const), stateVector: bytes }),
  fc.record({
    type: fc.constantFrom('step2' as const, 'update' as const, 'awareness' as const),
    update: bytes,
  }),
  fc.constant({ type: 'queryAwareness' as const }),
  fc.record({ type: fc.constant('pen' as const), pen: fc.record(claim) }),
  fc.record({
    type: fc.constant('sources' as const),
    sources: fc.record({ sources: fc.array(source, { minLength: 1, maxLength: 5 }) }),
  }),
  fc.record({
    type: fc.constant('hello' as const),
    hello: fc.record({
      protocol: fc.integer({ min: 1, max: 99 }),
      schema: fc.integer({ min: 1, max: 99 }),
      epoch: orNull(natural),
      lastSeq: natural,
      pens: fc.array(fc.record({ ...claim, takenAt: natural }), { maxLength: 5 }),
    }),
  }),
)

const serverFrame: fc.Arbitrary<ServerFrame> = fc.oneof(
  fc.record({ type: fc.constant('saved' as const), saved: fc.record({ upTo: natural, seq: natural }) }),
  fc.record({
    type: fc.constant('refused' as const),
    refused: fc.record({
      n: fc.integer({ min: 1 }),
      retired: fc.array(pen),
      problem: fc.record({ kind: fc.constantFrom(...problemKinds), words }),
    }),
  }),
  fc.record({
    type: fc.constant('rights' as const),
    rights: fc.record({
      permission: orNull(fc.constantFrom(...permissions)),
      by: orNull(id),
      reason: orNull(words),
    }),
  }),
  fc.record({
    type: fc.constant('writers' as const),
    writers: fc.record({ writers: fc.array(fc.record({ pen, hand: id, voice: id, capacity })) }),
  }),
)

const goldens = Object.values({ ...clientFrames, ...serverFrames }).map(encodeFrame)
const damaged = fc
  .tuple(fc.constantFrom(...goldens), fc.array(fc.tuple(natural, fc.nat(255)), { minLength: 1 }), natural)
  .map(([golden, changes, cut]) => {
    const copy = Uint8Array.from(golden)
    for (const [place, value] of changes) copy[place % copy.length] = value
    return cut % 3 === 0 ? copy.subarray(0, cut % copy.length) : copy
  })

describe('random trials', () => {
  it('[P6] whatever a client may say reads as it was written', () => {
    fc.assert(
      fc.property(clientFrame, (frame) => {
        expect(decodeClientFrame(encodeFrame(frame))).toEqual(frame)
      }),
      options,
    )
  })

  it('[P6] whatever the server may say reads as it was written', () => {
    fc.assert(
      fc.property(serverFrame, (frame) => {
        expect(decodeServerFrame(encodeFrame(frame))).toEqual(frame)
      }),
      options,
    )
  })

  it('[P7] no bytes make decoding throw, and what is read can be written again', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, damaged), (input) => {
        for (const decode of [decodeClientFrame, decodeServerFrame]) {
          const frame = decode(input)
          const again = frame.type === 'unreadable' ? frame : decode(encodeFrame(frame))
          expect(again).toEqual(frame)
        }
      }),
      options,
    )
  })
})
