import { isKeyAllowed } from '@alongside/flow/allow-list'
import { skipAny } from './any.ts'
import { BytesError, type ByteReader } from './byte-reader.ts'
import { forbiddenInJson } from './json.ts'
import type { StructKind } from './struct.ts'

/** What was read of an item's content: its kind, its length in units, and what no section may hold in it. */
export interface Content {
  readonly kind: StructKind
  readonly length: number
  /** Where in a text the characters of two units begin; null if it has none. */
  readonly pairs: readonly number[] | null
  readonly forbidden: string | null
}

/**
 * Reads the content of an item by its number in Yjs (`contentRefs` in src/structs/Item.js of 13.6). What no
 * section may hold is read too, so that the rest of the update is known.
 */
export function readContent(reader: ByteReader, ref: number): Content {
  switch (ref) {
    case 1:
      return { kind: 'deleted', length: reader.varUint(), pairs: null, forbidden: null }
    case 2:
      return readOldJson(reader)
    case 3:
      reader.skip(reader.varUint())
      return foreign('bytes may not stand in a document')
    case 4:
      return { kind: 'text', length: reader.stringLength(), pairs: reader.pairs, forbidden: null }
    case 5:
      return { kind: 'embed', length: 1, pairs: null, forbidden: readJson(reader) }
    case 6:
      return readFormat(reader)
    case 7:
      return readType(reader)
    case 8:
      return readValues(reader)
    case 9:
      reader.stringLength()
      skipAny(reader)
      return foreign('a document may not stand in a document')
    default:
      throw new BytesError('a struct is of no known kind')
  }
}

function foreign(why: string, length = 1): Content {
  return { kind: 'foreign', length, pairs: null, forbidden: why }
}

function readJson(reader: ByteReader): string | null {
  const text = reader.string()
  if (text === 'true' || text === 'null') return null
  try {
    return forbiddenInJson(JSON.parse(text))
  } catch {
    throw new BytesError('a value is not JSON')
  }
}

function readOldJson(reader: ByteReader): Content {
  const length = reader.varUint()
  for (let i = 0; i < length; i++) {
    const text = reader.string()
    if (text === 'undefined') continue
    try {
      JSON.parse(text)
    } catch {
      throw new BytesError('a value is not JSON')
    }
  }
  return foreign('a list may not stand in a document', length)
}

function readFormat(reader: ByteReader): Content {
  const isAllowed = isKeyAllowed(reader.string())
  const inValue = readJson(reader)
  return {
    kind: 'format',
    length: 1,
    pairs: null,
    forbidden: isAllowed ? inValue : 'a mark may not have this name',
  }
}

/** Numbers of shared types: 0 list, 1 map, 2 text, 3 XML element, 4 XML fragment, 5 XML hook, 6 XML text. */
function readType(reader: ByteReader): Content {
  const type = reader.varUint()
  if (type === 1) return { kind: 'map', length: 1, pairs: null, forbidden: null }
  if (type > 6) throw new BytesError('a shared type is of no known kind')
  if (type === 3 || type === 5) reader.stringLength()
  return foreign('only maps may stand in a document')
}

function readValues(reader: ByteReader): Content {
  const length = reader.varUint()
  let forbidden: string | null = null
  for (let i = 0; i < length; i++) {
    const why = skipAny(reader)
    forbidden ??= why
  }
  return { kind: 'value', length, pairs: null, forbidden }
}
