import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { helloSchema, type Hello } from './hello.ts'
import { originsSchema, type Origins } from './origins.ts'
import { penClaimSchema, type PenClaim } from './pen.ts'
import { refusedSchema, type Refused } from './refused.ts'
import { replayedSchema, type Replayed } from './replayed.ts'
import { rightsSchema, type Rights } from './rights.ts'
import { savedSchema, type Saved } from './saved.ts'
import { sourcesSchema, type Sources } from './sources.ts'
import { messageTypes } from './types.ts'
import { welcomeSchema, type Welcome } from './welcome.ts'
import { writersSchema, type Writers } from './writers.ts'

/** What may stand in a frame that both sides of the plain y-websocket protocol send. */
export type PlainFrame =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'queryAwareness' }

/** Every frame that a client may send. */
export type ClientFrame =
  | PlainFrame
  | { readonly type: 'hello'; readonly hello: Hello }
  | { readonly type: 'pen'; readonly pen: PenClaim }
  | { readonly type: 'replayed'; readonly replayed: Replayed }
  | { readonly type: 'sources'; readonly sources: Sources }

/** Every frame that the server may send. */
export type ServerFrame =
  | PlainFrame
  | { readonly type: 'welcome'; readonly welcome: Welcome }
  | { readonly type: 'saved'; readonly saved: Saved }
  | { readonly type: 'refused'; readonly refused: Refused }
  | { readonly type: 'rights'; readonly rights: Rights }
  | { readonly type: 'writers'; readonly writers: Writers }
  | { readonly type: 'origins'; readonly origins: Origins }

/** A frame that could not be read, with the reason in words for a log. */
export interface Unreadable {
  readonly type: 'unreadable'
  readonly why: string
}

const step1 = 0
const step2 = 1
const update = 2

/** Reads a frame that a client sent; never throws. */
export function decodeClientFrame(bytes: Uint8Array): ClientFrame | Unreadable {
  return decode(bytes, (type, decoder) => {
    switch (type) {
      case messageTypes.hello:
        return { type: 'hello', hello: readJson(decoder, helloSchema) }
      case messageTypes.pen:
        return { type: 'pen', pen: readJson(decoder, penClaimSchema) }
      case messageTypes.replayed:
        return { type: 'replayed', replayed: readJson(decoder, replayedSchema) }
      case messageTypes.sources:
        return { type: 'sources', sources: readJson(decoder, sourcesSchema) }
      default:
        return readPlain(type, decoder)
    }
  })
}

/** Reads a frame that the server sent; never throws. */
export function decodeServerFrame(bytes: Uint8Array): ServerFrame | Unreadable {
  return decode<ServerFrame>(bytes, (type, decoder) => {
    switch (type) {
      case messageTypes.welcome:
        return { type: 'welcome', welcome: readJson(decoder, welcomeSchema) }
      case messageTypes.saved:
        return {
          type: 'saved',
          saved: savedSchema.parse({
            upTo: decoding.readVarUint(decoder),
            seq: decoding.readVarUint(decoder),
          }),
        }
      case messageTypes.refused:
        return { type: 'refused', refused: readJson(decoder, refusedSchema) }
      case messageTypes.rights:
        return { type: 'rights', rights: readJson(decoder, rightsSchema) }
      case messageTypes.writers:
        return { type: 'writers', writers: readJson(decoder, writersSchema) }
      case messageTypes.origins:
        return { type: 'origins', origins: readJson(decoder, originsSchema) }
      default:
        return readPlain(type, decoder)
    }
  })
}

/** Writes a frame of either side. */
export function encodeFrame(frame: ClientFrame | ServerFrame): Uint8Array {
  return encoding.encode((encoder) => {
    switch (frame.type) {
      case 'step1':
        return writeSync(encoder, step1, frame.stateVector)
      case 'step2':
        return writeSync(encoder, step2, frame.update)
      case 'update':
        return writeSync(encoder, update, frame.update)
      case 'awareness':
        encoding.writeVarUint(encoder, messageTypes.awareness)
        return encoding.writeVarUint8Array(encoder, frame.update)
      case 'queryAwareness':
        return encoding.writeVarUint(encoder, messageTypes.queryAwareness)
      case 'saved':
        encoding.writeVarUint(encoder, messageTypes.saved)
        encoding.writeVarUint(encoder, frame.saved.upTo)
        return encoding.writeVarUint(encoder, frame.saved.seq)
      case 'hello':
        return writeJson(encoder, messageTypes.hello, frame.hello)
      case 'pen':
        return writeJson(encoder, messageTypes.pen, frame.pen)
      case 'replayed':
        return writeJson(encoder, messageTypes.replayed, frame.replayed)
      case 'sources':
        return writeJson(encoder, messageTypes.sources, frame.sources)
      case 'welcome':
        return writeJson(encoder, messageTypes.welcome, frame.welcome)
      case 'refused':
        return writeJson(encoder, messageTypes.refused, frame.refused)
      case 'rights':
        return writeJson(encoder, messageTypes.rights, frame.rights)
      case 'writers':
        return writeJson(encoder, messageTypes.writers, frame.writers)
      case 'origins':
        return writeJson(encoder, messageTypes.origins, frame.origins)
    }
  })
}

function decode<Frame>(
  bytes: Uint8Array,
  read: (type: number, decoder: decoding.Decoder) => Frame,
): Frame | Unreadable {
  try {
    const decoder = decoding.createDecoder(bytes)
    const frame = read(decoding.readVarUint(decoder), decoder)
    if (decoding.hasContent(decoder)) return { type: 'unreadable', why: 'bytes after the end of the message' }
    return frame
  } catch (error) {
    return { type: 'unreadable', why: error instanceof z.ZodError ? z.prettifyError(error) : String(error) }
  }
}

function readPlain(type: number, decoder: decoding.Decoder): PlainFrame {
  switch (type) {
    case messageTypes.sync: {
      const step = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (step === step1) return { type: 'step1', stateVector: bytes }
      if (step === step2) return { type: 'step2', update: bytes }
      if (step === update) return { type: 'update', update: bytes }
      throw new Error(`unknown sync step ${step}`)
    }
    case messageTypes.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case messageTypes.queryAwareness:
      return { type: 'queryAwareness' }
    default:
      throw new Error(`unknown message type ${type}`)
  }
}

function readJson<Schema extends z.ZodType>(decoder: decoding.Decoder, schema: Schema): z.output<Schema> {
  return schema.parse(JSON.parse(decoding.readVarString(decoder)))
}

function writeSync(encoder: encoding.Encoder, step: number, bytes: Uint8Array): void {
  encoding.writeVarUint(encoder, messageTypes.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
}

function writeJson(encoder: encoding.Encoder, type: number, value: unknown): void {
  encoding.writeVarUint(encoder, type)
  encoding.writeVarString(encoder, JSON.stringify(value))
}
