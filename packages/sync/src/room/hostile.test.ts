import { encodeFrame, sourceLimits, type ClientFrame, type DeclaredSource } from '@alongside/protocol'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { awareness, emptyStep2, hello, sectionOfStage, Stage, step1 } from '../testing/stage.ts'
import { writeUpdate, type MadeUpdate } from '../testing/write-update.ts'
import { textOf, Writing } from '../testing/writing.ts'

const text = (letters: string) => ({ content: { type: 'text', text: letters }, root: 'body' }) as const
const update = (made: MadeUpdate) => encodeFrame({ type: 'update', update: writeUpdate(made) })
const brokenText = () => {
  const bytes = update({ blocks: [{ client: 9, clock: 0, structs: [text('abc')] }] })
  bytes[bytes.indexOf(0x61)] = 0xff
  return bytes
}

const clock = fc.nat({ max: 5 })
const client = fc.constantFrom(1, 2, 2 + 2 ** 32, 2 + 2 ** 33)
const anySource: fc.Arbitrary<DeclaredSource> = fc.record({
  client,
  clock,
  length: fc.integer({ min: 1, max: 4 }),
  from: fc.record({
    section: fc.constantFrom(null, sectionOfStage, 'x'.repeat(16)),
    client,
    clock,
  }),
})
const oneSource = { client: 9, clock: 0, length: 1, from: { section: null, client: 1, clock: 0 } }

/** What a hostile or broken client may send, and the code with which it is closed. */
const hostile: readonly { name: string; bytes: Uint8Array; code: number }[] = [
  { name: 'random bytes', bytes: new Uint8Array([200, 3, 77, 12, 9]), code: 4400 },
  { name: 'an empty frame', bytes: new Uint8Array([]), code: 4400 },
  {
    name: 'a frame cut off',
    bytes: update({ blocks: [{ client: 9, clock: 0, structs: [text('abc')] }] }).slice(0, -4),
    code: 4400,
  },
  { name: 'an unknown message', bytes: new Uint8Array([99, 1, 2]), code: 4400 },
  { name: 'an unknown step', bytes: new Uint8Array([0, 7, 0]), code: 4400 },
  {
    name: 'a message of the server',
    bytes: encodeFrame({ type: 'saved', saved: { upTo: 1, seq: 1 } }),
    code: 4400,
  },
  {
    name: 'a broken state vector',
    bytes: encodeFrame({ type: 'step1', stateVector: new Uint8Array([3, 1]) }),
    code: 4400,
  },
  { name: 'broken UTF-8', bytes: brokenText(), code: 4400 },
  {
    name: 'broken JSON',
    bytes: update({
      blocks: [{ client: 9, clock: 0, structs: [{ content: { type: 'embed', json: '{' }, root: 'body' }] }],
    }),
    code: 4400,
  },
  {
    name: 'a struct that refers to itself',
    bytes: update({
      blocks: [{ client: 9, clock: 0, structs: [{ ...text('a'), origin: { client: 9, clock: 0 } }] }],
    }),
    code: 4400,
  },
  {
    name: 'markers and letters that wait for each other',
    bytes: update({
      blocks: [
        { client: 9, clock: 0, structs: [{ ...text('a'), origin: { client: 9 + 2 ** 32, clock: 0 } }] },
        { client: 9 + 2 ** 32, clock: 0, structs: [{ ...text('b'), origin: { client: 9, clock: 0 } }] },
      ],
    }),
    code: 4400,
  },
  {
    name: 'an id of no pen',
    bytes: update({ blocks: [{ client: 2 ** 40, clock: 0, structs: [text('a')] }] }),
    code: 4409,
  },
  {
    name: 'an unknown root',
    bytes: update({ blocks: [{ client: 9, clock: 0, structs: [{ ...text('a'), root: 'other' }] }] }),
    code: 4409,
  },
  {
    name: 'bytes in the document',
    bytes: update({
      blocks: [
        {
          client: 9,
          clock: 0,
          structs: [{ content: { type: 'binary', bytes: new Uint8Array(9) }, root: 'body' }],
        },
      ],
    }),
    code: 4409,
  },
  {
    name: 'a frame of 5 MB',
    bytes: update({ blocks: [{ client: 9, clock: 0, structs: [text('x'.repeat(5_000_000))] }] }),
    code: 4413,
  },
  {
    name: 'an update over the limit',
    bytes: update({ blocks: [{ client: 9, clock: 0, structs: [text('é'.repeat(700_000))] }] }),
    code: 4413,
  },
]

for (const { name, bytes, code } of hostile) {
  it(`[S8] ${name}: the sender is closed with ${code}, and the others notice nothing`, () => {
    const stage = new Stage({ maxChars: 2_000_000 })
    stage.enter('ada', [1])
    stage.enterPlain('eve', 9)
    stage.heard('ada')
    stage.sendBytes('eve', bytes)
    expect(stage.closed.get('eve')?.code).toBe(code)
    expect(stage.batch).toBeNull()
    expect(stage.heard('ada').every((frame) => frame.type === 'awareness')).toBe(true)
    stage.send('ada', new Writing(1).type('on we go'))
    stage.commitAll()
    expect(textOf(stage.log.doc())).toBe('on we go')
  })
}

it('[S8] messages of ours without hello, and a second hello, are malformed', () => {
  const stage = new Stage()
  const frames: readonly (readonly ClientFrame[])[] = [
    [step1(), hello([1])],
    [step1(), { type: 'pen', pen: { id: 1, capacity: null, voice: null } }],
    [{ type: 'replayed', replayed: {} }],
    [{ type: 'sources', sources: { sources: [oneSource] } }],
    [step1(), { type: 'sources', sources: { sources: [oneSource] } }],
    [hello([1]), hello([1])],
  ]
  for (const [index, sent] of frames.entries()) {
    stage.join('eve', { member: `eve ${index}` })
    stage.send(`eve ${index}`, ...sent)
    expect(stage.closed.get(`eve ${index}`)?.code).toBe(4400)
  }
})

it('[S8] an update over the limit of a client of ours is refused, and it goes on under a new pen', () => {
  const stage = new Stage({ maxUpdateBytes: 100 })
  stage.enter('ada', [1])
  stage.send('ada', new Writing(1).type('x'.repeat(200)))
  expect(stage.heardOf('ada', 'refused')[0]?.refused).toMatchObject({
    retired: [1],
    problem: { kind: 'tooLarge' },
  })
  stage.send(
    'ada',
    { type: 'pen', pen: { id: 2, capacity: null, voice: null } },
    new Writing(2).type('short'),
  )
  stage.commitAll()
  expect(textOf(stage.log.doc())).toBe('short')
})

it('[S8] more than anybody can write is closed with 4429, a long journal is not', () => {
  const stage = new Stage({ maxBytesPerSecond: 10_000 })
  stage.enter('ada', [1])
  const ada = new Writing(1)
  for (let i = 0; i < 1_000; i++) stage.send('ada', ada.type('x'))
  expect(stage.closed.size).toBe(0)
  for (let i = 0; i < 3_000 && stage.closed.size === 0; i++) stage.send('ada', emptyStep2)
  expect(stage.closed.get('ada')?.code).toBe(4429)
})

it('[S8] when too much waits to be saved, whoever brings more is closed for a while', () => {
  const stage = new Stage({ maxQueuedBytes: 2_000 })
  stage.enter('ada', [1])
  const ada = new Writing(1)
  for (let i = 0; i < 100 && stage.closed.size === 0; i++) stage.send('ada', ada.type('x'.repeat(100)))
  expect(stage.closed.get('ada')?.code).toBe(1013)
  stage.commitAll()
  const kept = textOf(stage.log.doc()).length
  expect(kept).toBeGreaterThan(0)
  stage.enter('ada', [1], { member: 'ada again' })
  stage.send('ada again', ada.all())
  stage.commitAll()
  expect(textOf(stage.log.doc()).length).toBe(textOf(ada.doc).length)
})

it('[S8] a client that takes pens without end is closed', () => {
  const stage = new Stage()
  stage.enter('eve', [1])
  for (let id = 2; id < 2_000 && stage.closed.size === 0; id++) {
    stage.send('eve', { type: 'pen', pen: { id, capacity: null, voice: null } })
  }
  expect(stage.closed.get('eve')?.code).toBe(4429)
  expect(stage.room.claims.size).toBe(0)
})

it('[S8] a client that declares without end holds no more than one update may have, and is closed like any other', () => {
  const many = Array.from({ length: 1_000 }, () => oneSource)
  const declaring: ClientFrame = { type: 'sources', sources: { sources: many } }
  const stage = new Stage()
  stage.enter('eve', [9])
  for (let i = 0; i < 15; i++) stage.send('eve', declaring)
  expect(stage.room.members.get('eve')?.declared).toHaveLength(sourceLimits.perUpdate)
  const strict = new Stage({ maxBytesPerSecond: 10_000 })
  strict.enter('eve', [9])
  for (let i = 0; i < 15; i++) strict.send('eve', declaring)
  expect(strict.closed.get('eve')?.code).toBe(4429)
})

it('[S8] whatever one of ours declares and writes, rows bear only what they may, and the log opens again', () => {
  const acts = fc.array(
    fc.oneof(fc.array(anySource, { minLength: 1, maxLength: 4 }), fc.constantFrom('a', 'bcd')),
  )
  fc.assert(
    fc.property(acts, (happenings) => {
      const stage = new Stage()
      stage.enter('ada', [1])
      stage.enter('eve', [2])
      const eve = new Writing(2)
      for (const what of happenings) {
        stage.send(
          'eve',
          typeof what === 'string' ? eve.type(what) : { type: 'sources', sources: { sources: what } },
        )
      }
      stage.send('ada', new Writing(1).type('here'))
      stage.commitAll()
      stage.restart()
      expect(textOf(stage.log.doc())).toContain('here')
      let from = 0
      for (const { pen, seq, sources } of stage.log.rows) {
        const to = from + (pen === 2 ? lengthOf(stage.log.rows[seq - 1]!.bytes) : 0)
        let last = from
        for (const { client: sender, clock: at, length, from } of sources) {
          expect(sender).toBe(2)
          expect(from).toMatchObject({ section: sectionOfStage, upTo: seq - 1 })
          expect(at).toBeGreaterThanOrEqual(last)
          last = at + length
        }
        expect(last).toBeLessThanOrEqual(to)
        from = to
      }
    }),
    { numRuns: 200 },
  )
})

it('[S8] whatever one connection sends, the others go on and the log stays whole', () => {
  const declaration = fc
    .array(anySource, { minLength: 1, maxLength: 3 })
    .map((sources) => encodeFrame({ type: 'sources', sources: { sources } }))
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.uint8Array({ maxLength: 30 }).map((bytes) => encodeFrame({ type: 'update', update: bytes })),
    fc.uint8Array({ maxLength: 30 }).map((bytes) => encodeFrame({ type: 'awareness', update: bytes })),
    fc.constant(encodeFrame(awareness(1, 9, null))),
    fc.constant(encodeFrame(step1())),
    declaration,
  )
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 10 }), (frames) => {
      const stage = new Stage()
      stage.enter('ada', [1])
      stage.join('eve')
      for (const frame of frames) stage.sendBytes('eve', frame)
      stage.answerDiffs()
      stage.send('ada', new Writing(1).type('here'))
      stage.commitAll()
      stage.restart()
      expect(textOf(stage.log.doc())).toBe('here')
    }),
    { numRuns: 200 },
  )
})

/** How many letters an update brings. */
function lengthOf(bytes: Uint8Array): number {
  const { from, to } = Y.parseUpdateMeta(bytes)
  return [...to].reduce((sum, [client, end]) => sum + end - (from.get(client) ?? 0), 0)
}
