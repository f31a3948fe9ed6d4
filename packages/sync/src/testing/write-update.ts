import * as encoding from 'lib0/encoding'
import type { UnitId } from '../update/struct.ts'

/** What a hand-made struct holds. The clock follows from those before it in its block. */
export type MadeContent =
  | { readonly type: 'collected' | 'skip' | 'deleted'; readonly length: number }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'embed'; readonly json: string }
  | { readonly type: 'format'; readonly key: string; readonly json: string }
  | { readonly type: 'type'; readonly ref: number }
  | { readonly type: 'any'; readonly values: readonly encoding.AnyEncodable[] }
  | { readonly type: 'json'; readonly values: readonly string[] }
  | { readonly type: 'binary'; readonly bytes: Uint8Array }
  | { readonly type: 'doc'; readonly guid: string }

/** A hand-made struct; one without neighbours stands in a root, or in the unit named as its parent. */
export interface MadeStruct {
  readonly content: MadeContent
  readonly origin?: UnitId
  readonly rightOrigin?: UnitId
  readonly root?: string
  readonly parent?: UnitId
  readonly key?: string
}

/** A hand-made update, which may be one that Yjs would never write. */
export interface MadeUpdate {
  readonly blocks: readonly {
    readonly client: number
    readonly clock: number
    readonly structs: readonly MadeStruct[]
  }[]
  readonly deleted?: readonly { readonly client: number; readonly clock: number; readonly length: number }[]
}

const refs = {
  collected: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  text: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  doc: 9,
  skip: 10,
}

/** Writes a hand-made update in Yjs's first encoding. */
export function writeUpdate({ blocks, deleted = [] }: MadeUpdate): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, blocks.length)
    for (const { client, clock, structs } of blocks) {
      encoding.writeVarUint(encoder, structs.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      for (const struct of structs) writeStruct(encoder, struct)
    }
    encoding.writeVarUint(encoder, deleted.length)
    for (const { client, clock, length } of deleted) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  })
}

function writeStruct(encoder: encoding.Encoder, struct: MadeStruct): void {
  const { content, origin, rightOrigin, root, parent, key } = struct
  if (content.type === 'collected' || content.type === 'skip') {
    encoding.writeUint8(encoder, refs[content.type])
    return encoding.writeVarUint(encoder, content.length)
  }
  const info = (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === undefined ? 0 : 0x20)
  encoding.writeUint8(encoder, info | refs[content.type])
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, parent ? 0 : 1)
    if (parent) writeId(encoder, parent)
    else encoding.writeVarString(encoder, root ?? 'body')
    if (key !== undefined) encoding.writeVarString(encoder, key)
  }
  writeContent(encoder, content)
}

function writeId(encoder: encoding.Encoder, { client, clock }: UnitId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

function writeContent(encoder: encoding.Encoder, content: MadeContent): void {
  switch (content.type) {
    case 'collected':
    case 'skip':
    case 'deleted':
      return encoding.writeVarUint(encoder, content.length)
    case 'text':
      return encoding.writeVarString(encoder, content.text)
    case 'embed':
      return encoding.writeVarString(encoder, content.json)
    case 'format':
      encoding.writeVarString(encoder, content.key)
      return encoding.writeVarString(encoder, content.json)
    case 'type':
      return encoding.writeVarUint(encoder, content.ref)
    case 'any':
      encoding.writeVarUint(encoder, content.values.length)
      for (const value of content.values) encoding.writeAny(encoder, value)
      return
    case 'json':
      encoding.writeVarUint(encoder, content.values.length)
      for (const value of content.values) encoding.writeVarString(encoder, value)
      return
    case 'binary':
      return encoding.writeVarUint8Array(encoder, content.bytes)
    case 'doc':
      encoding.writeVarString(encoder, content.guid)
      return encoding.writeAny(encoder, {})
  }
}
