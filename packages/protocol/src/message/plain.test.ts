import * as encoding from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import { describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { encodeFrame, type PlainFrame } from './frame.ts'
import { messageTypes } from './types.ts'

const doc = new Doc()
doc.getText('body').insert(0, 'Good morning')
const update = encodeStateAsUpdate(doc)
const awareness = new Awareness(doc)
const presence = encodeAwarenessUpdate(awareness, [doc.clientID])
awareness.destroy()

/** A sync message as y-websocket sends it. */
function sync(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.sync)
    write(encoder)
  })
}

const same: [PlainFrame, Uint8Array][] = [
  [{ type: 'step1', stateVector: encodeStateVector(doc) }, sync((encoder) => writeSyncStep1(encoder, doc))],
  [{ type: 'step2', update }, sync((encoder) => writeSyncStep2(encoder, doc))],
  [{ type: 'update', update }, sync((encoder) => writeUpdate(encoder, update))],
  [
    { type: 'awareness', update: presence },
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageTypes.awareness)
      encoding.writeVarUint8Array(encoder, presence)
    }),
  ],
]

describe('a plain frame', () => {
  it.each(same)('[P11] has the bytes that y-protocols writes ($type)', (frame, bytes) => {
    expect(encodeFrame(frame)).toEqual(bytes)
  })
})
