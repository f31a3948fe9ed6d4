import { ByteReader } from './byte-reader.ts'
import { readContent } from './content.ts'

/** A text in the bytes of an update: letters of one client, and where they lie with their length before them. */
export interface TextAt {
  readonly client: number
  readonly clock: number
  /** In UTF-16 units. */
  readonly length: number
  readonly from: number
  readonly to: number
}

const textRef = 4
const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasKey = 0x20
const contentBits = 0x1f

/** The texts in an update, in the order of its bytes. Throws `BytesError` at bytes that *scan* cannot read. */
export function textsIn(bytes: Uint8Array): readonly TextAt[] {
  const reader = new ByteReader(bytes)
  const texts: TextAt[] = []
  for (let blocks = reader.varUint(); blocks > 0; blocks--) {
    const size = reader.varUint()
    const client = reader.varUint()
    let clock = reader.varUint()
    for (let left = size; left > 0; left--) {
      const content = passHead(reader)
      const from = reader.at
      const length = content === null ? reader.varUint() : readContent(reader, content).length
      if (content === textRef) texts.push({ client, clock, length, from, to: reader.at })
      clock += length
    }
  }
  return texts
}

/** Passes what stands before the content of a struct; gives the number of its content, null where there is only a length. */
function passHead(reader: ByteReader): number | null {
  const info = reader.byte()
  const content = info & contentBits
  if (content === 0 || content === 10) return null
  const neighbours = Number((info & hasOrigin) !== 0) + Number((info & hasRightOrigin) !== 0)
  for (let id = 0; id < neighbours; id++) passId(reader)
  if (neighbours > 0) return content
  if (reader.varUint() === 1) reader.string()
  else passId(reader)
  if ((info & hasKey) !== 0) reader.string()
  return content
}

function passId(reader: ByteReader): void {
  reader.varUint()
  reader.varUint()
}
