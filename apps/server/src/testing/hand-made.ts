import * as encoding from 'lib0/encoding'

/** A struct that no client of ours would write; one without origin stands in the root `body`. */
export interface HandMade {
  readonly origin?: readonly [client: number, clock: number]
  /** The number of the content's kind in Yjs's first encoding, and its bytes. */
  readonly ref: number
  readonly content: (encoder: encoding.Encoder) => void
}

/** Writes an update in Yjs's first encoding whose structs may be anything. */
export function handMadeUpdate(
  blocks: readonly { client: number; clock: number; structs: readonly HandMade[] }[],
): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, blocks.length)
    for (const { client, clock, structs } of blocks) {
      encoding.writeVarUint(encoder, structs.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      for (const { origin, ref, content } of structs) {
        encoding.writeUint8(encoder, ref | (origin === undefined ? 0 : 0x80))
        if (origin === undefined) {
          encoding.writeVarUint(encoder, 1) // the parent is a root, by name
          encoding.writeVarString(encoder, 'body')
        } else {
          encoding.writeVarUint(encoder, origin[0])
          encoding.writeVarUint(encoder, origin[1])
        }
        content(encoder)
      }
    }
    encoding.writeVarUint(encoder, 0) // deletes nothing
  })
}

/** Text content. */
export function words(text: string): Pick<HandMade, 'ref' | 'content'> {
  return { ref: 4, content: (encoder) => encoding.writeVarString(encoder, text) }
}
