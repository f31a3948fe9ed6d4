import { createFlowDoc } from '@alongside/flow'
import { decodeServerFrame, encodeFrame, protocolVersion, schemaVersion } from '@alongside/protocol'
import * as encoding from 'lib0/encoding'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { boot, type Booted, type OurClient, type RawClient } from '../testing.ts'
import { handMadeUpdate, words } from '../testing/hand-made.ts'

const pen = 77
const other = 78

/** An update that says more than an earlier one, and that earlier one. */
function twoUpdates(): [Uint8Array, Uint8Array] {
  const doc = createFlowDoc()
  doc.clientID = pen
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getText('body').insert(0, 'a')
  doc.getText('body').insert(1, 'b')
  const [first = new Uint8Array(), second = new Uint8Array()] = updates
  return [first, second]
}

const [first, gap] = twoUpdates()
const update = (bytes: Uint8Array) => encodeFrame({ type: 'update', update: bytes })
const structs = (...made: Parameters<typeof handMadeUpdate>[0][number]['structs']) =>
  update(handMadeUpdate([{ client: pen, clock: 0, structs: made }]))
const bytesInString = (encoder: encoding.Encoder, bytes: readonly number[]) =>
  encoding.writeVarUint8Array(encoder, new Uint8Array(bytes))

/** What is sent, and how the server answers: with a close code, or *refused* to a client of ours. */
const attacks: readonly [string, number | 'refused', readonly (Uint8Array | string)[]][] = [
  ['random bytes', 4400, [randomBytes(300)]],
  ['an empty frame', 4400, [new Uint8Array()]],
  ['a frame of text', 4400, ['{"type":"hello"}']],
  ['an unknown type of message', 4400, [new Uint8Array([99, 0])]],
  ['an unknown step of sync', 4400, [new Uint8Array([0, 7, 0])]],
  ['a frame that ends in the middle', 4400, [update(first).subarray(0, -3)]],
  ['an update that ends in the middle', 4400, [update(first.subarray(0, -2))]],
  ['a state vector of nonsense', 4400, [encodeFrame({ type: 'step1', stateVector: randomBytes(40) })]],
  ['a second hello', 4400, [hello()]],
  ['a hello of another shape', 4400, [new Uint8Array([20, 2, 123, 125])]],
  ['sources of another shape', 4400, [new Uint8Array([23, 2, 123, 125])]],
  ['a presence of nonsense', 4400, [encodeFrame({ type: 'awareness', update: randomBytes(40) })]],
  [
    'JSON that cannot be read',
    4400,
    [structs({ ref: 5, content: (e) => encoding.writeVarString(e, '{"a":') })],
  ],
  ['words that are no UTF-8', 4400, [structs({ ref: 4, content: (e) => bytesInString(e, [0xff, 0xfe]) })]],
  ['a struct that refers to itself', 4400, [structs({ origin: [pen, 0], ...words('x') })]],
  [
    'structs that wait for each other',
    4400,
    [
      update(
        handMadeUpdate([
          { client: other, clock: 0, structs: [{ origin: [pen, 0], ...words('x') }] },
          { client: pen, clock: 0, structs: [{ origin: [other, 0], ...words('y') }] },
        ]),
      ),
    ],
  ],
  ['a document in the document', 'refused', [structs({ ref: 9, content: subdocument })]],
  ['a frame of 5 MB', 4413, [new Uint8Array(5_000_000)]],
  ['a frame far over every limit', 1009, [new Uint8Array(7_000_000)]],
  ['a gap that is never filled', 4409, Array.from({ length: 5 }, () => update(gap))],
]

function subdocument(encoder: encoding.Encoder): void {
  encoding.writeVarString(encoder, 'another')
  encoding.writeAny(encoder, {})
}

function hello(): Uint8Array {
  const taken = { capacity: null, voice: null, takenAt: 0 }
  const pens = [pen, other].map((id) => ({ id, ...taken }))
  return encodeFrame({
    type: 'hello',
    hello: { protocol: protocolVersion, schema: schemaVersion, epoch: null, lastSeq: 0, pens },
  })
}

async function refusalIn(raw: RawClient): Promise<'refused'> {
  const isRefusal = () => raw.frames.some((frame) => decodeServerFrame(frame).type === 'refused')
  while (!isRefusal()) await raw.heard()
  return 'refused'
}

describe('a client that means no good', () => {
  let server: Booted
  let [asha, sam]: OurClient[] = []
  let said = 0
  beforeAll(async () => {
    server = await boot({ olga: 'own', asha: 'edit', sam: 'edit', mallory: 'edit' })
    ;[asha, sam] = [server.ours('asha'), server.ours('sam')]
  }, 60_000)
  afterAll(() => server.close())

  /** Says something on one side and waits until it is read on the other. */
  async function talk(): Promise<void> {
    const sentence = `Sentence ${(said += 1)}. `
    asha?.write((text) => text.insert(text.length, sentence))
    await sam?.until(({ text }) => text.endsWith(sentence))
    await asha?.until(({ device }) => device.entries.size === 0)
  }

  it.each(attacks)(
    '[S8] who sends %s is answered with %s, and the others notice nothing',
    async (_what, answer, frames) => {
      await talk()
      const before = await server.text('olga')
      const raw = await server.raw(server.headersOf('mallory'))
      raw.socket.send(hello())
      raw.socket.send(encodeFrame({ type: 'step1', stateVector: Y.encodeStateVector(createFlowDoc()) }))
      raw.socket.send(encodeFrame({ type: 'replayed', replayed: {} }))
      for (const frame of frames) raw.socket.send(frame)
      expect(await Promise.race([raw.closed, answer === 'refused' ? refusalIn(raw) : raw.closed])).toBe(
        answer,
      )
      raw.socket.terminate()
      expect(await server.text('olga')).toEqual(before)
      await talk()
      expect([...(asha?.codes ?? []), ...(sam?.codes ?? [])]).toEqual([])
      expect(asha?.text).toBe(sam?.text)
    },
  )
})
