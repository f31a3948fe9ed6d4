import { isKeyAllowed } from '@alongside/flow/allow-list'
import { BytesError, type ByteReader } from './byte-reader.ts'
import { maxValueDepth } from './json.ts'

/** Skips one value in lib0's *any* encoding; says what no section holds in it, or null. */
export function skipAny(reader: ByteReader, depth = 0): string | null {
  switch (reader.byte()) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return null
    case 125:
      reader.skipVarInt()
      return null
    case 124:
      reader.skip(4)
      return null
    case 123:
      reader.skip(8)
      return null
    case 122:
      reader.skip(8)
      return 'a number is too large for JSON'
    case 119:
      reader.stringLength()
      return null
    case 118:
      return skipObject(reader, depth + 1)
    case 117:
      return skipList(reader, depth + 1)
    case 116:
      reader.skip(reader.varUint())
      return 'bytes may not stand in a document'
    default:
      throw new BytesError('a value is of no known type')
  }
}

function skipObject(reader: ByteReader, depth: number): string | null {
  let why = checkDepth(depth)
  const size = reader.varUint()
  for (let i = 0; i < size; i++) {
    if (!isKeyAllowed(reader.string())) why ??= 'a key may not have this name'
    const inner = skipAny(reader, depth)
    why ??= inner
  }
  return why
}

function skipList(reader: ByteReader, depth: number): string | null {
  let why = checkDepth(depth)
  const size = reader.varUint()
  for (let i = 0; i < size; i++) {
    const inner = skipAny(reader, depth)
    why ??= inner
  }
  return why
}

/** Far beyond what is allowed, reading on would exhaust the stack. */
function checkDepth(depth: number): string | null {
  if (depth > 50) throw new BytesError('a value is nested too deep to read')
  return depth > maxValueDepth ? 'a value is nested too deep' : null
}
