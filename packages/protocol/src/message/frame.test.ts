import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { clientFrames, serverFrames } from '../testing/example-frames.ts'
import { decodeClientFrame, decodeServerFrame, encodeFrame, type ClientFrame } from './frame.ts'
import { messageTypes } from './types.ts'

const plain = ['step1', 'step2', 'update', 'awareness', 'queryAwareness'] as const

/** A frame of `type` that carries `text` where the message should stand. */
function withText(type: number, text: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarString(encoder, text)
  })
}

function manySources(count: number): string {
  const [source] = clientFrames.sources.sources.sources
  return JSON.stringify({ sources: Array.from({ length: count }, () => source) })
}

describe('a frame', () => {
  it.each(Object.values(clientFrames))('[P6] of a client ($type) reads as it was written', (frame) => {
    expect(decodeClientFrame(encodeFrame(frame))).toEqual(frame)
  })

  it.each(Object.values(serverFrames))('[P6] of the server ($type) reads as it was written', (frame) => {
    expect(decodeServerFrame(encodeFrame(frame))).toEqual(frame)
  })

  it('[P22] says what an update restores with sources or without any', () => {
    const alone: ClientFrame = { type: 'sources', sources: { sources: [], restores: 4 } }
    expect(decodeClientFrame(encodeFrame(alone))).toEqual(alone)
    expect(decodeClientFrame(encodeFrame(clientFrames.sources))).toMatchObject({ sources: { restores: 4 } })
  })

  it('[P31] names a file by one line as it is seen, and by whom it names as its writer if it does', () => {
    const of = (from: unknown) => {
      const source = { client: 7, clock: 0, length: 5, from }
      return decodeClientFrame(withText(messageTypes.sources, JSON.stringify({ sources: [source] })))
    }
    expect(of({ file: ' plan\u202E.docx ', claim: 'Jane\nDoe' })).toMatchObject({
      sources: { sources: [{ from: { file: 'plan.docx', claim: 'Jane Doe' } }] },
    })
    expect(of({ file: 'f'.repeat(200) })).toMatchObject({ type: 'sources' })
    for (const from of [{ file: '' }, { file: 'f'.repeat(201) }, { file: 'f', claim: 'c'.repeat(201) }, {}])
      expect(of(from)).toMatchObject({ type: 'unreadable' })
  })

  it.each(plain)('[P6] of the plain protocol (%s) reads alike on both sides', (name) => {
    expect(decodeServerFrame(encodeFrame(clientFrames[name]))).toEqual(clientFrames[name])
  })

  it('[P6] of one side cannot be read by the same side', () => {
    for (const frame of Object.values(serverFrames)) {
      expect(decodeClientFrame(encodeFrame(frame)).type).toBe('unreadable')
    }
    for (const frame of [clientFrames.hello, clientFrames.pen, clientFrames.replayed, clientFrames.sources]) {
      expect(decodeServerFrame(encodeFrame(frame)).type).toBe('unreadable')
    }
  })

  it('[P8] with a field that its reader does not know is read without the field', () => {
    const bytes = withText(messageTypes.pen, '{"id":7,"capacity":null,"voice":null,"mood":"bright"}')
    expect(decodeClientFrame(bytes)).toEqual({ type: 'pen', pen: { id: 7, capacity: null, voice: null } })
  })

  it.each([
    ['nothing at all', Uint8Array.of()],
    ['a type without content', Uint8Array.of(messageTypes.sync)],
    ['an unknown type', Uint8Array.of(99)],
    ['an unknown sync step', Uint8Array.of(messageTypes.sync, 9, 0)],
    ['a length beyond its end', Uint8Array.of(messageTypes.awareness, 200, 1, 1)],
    ['bytes after its end', Uint8Array.of(messageTypes.queryAwareness, 0)],
    ['a number without end', new Uint8Array(64).fill(255)],
    ['broken JSON', withText(messageTypes.hello, '{"protocol":')],
    ['JSON of another shape', withText(messageTypes.hello, '[1]')],
    ['a missing field', withText(messageTypes.pen, '{"id":7}')],
    ['a pen that is none', withText(messageTypes.pen, '{"id":4294967296,"capacity":null,"voice":null}')],
    ['a prototype for a field', withText(messageTypes.pen, '{"__proto__":{"id":7}}')],
    ['JSON a million deep', withText(messageTypes.hello, '['.repeat(1_000_000))],
    ['sources that name none', withText(messageTypes.sources, '{"sources":[]}')],
    ['more sources than one message may name', withText(messageTypes.sources, manySources(1_001))],
    ['UTF-8 that is broken', Uint8Array.of(messageTypes.hello, 2, 0xc3, 0x28)],
  ])('[P7] with %s is unreadable, with a reason', (_, bytes) => {
    for (const frame of [decodeClientFrame(bytes), decodeServerFrame(bytes)]) {
      expect(frame).toEqual({ type: 'unreadable', why: expect.stringMatching(/\S/) })
    }
  })
})
