import { isKeyAllowed, isRootAllowed } from '@alongside/flow/allow-list'
import { entryOfKey, fateKeyOf, fateSchema, suggestionOfRoot, type Fate } from '@alongside/protocol'
import * as decoding from 'lib0/decoding'
import { ByteReader, BytesError } from './byte-reader.ts'
import { readContent, type Content } from './content.ts'
import type { DeletedRange, Struct, StructBlock, UnitId } from './struct.ts'

/** No clock reaches this: Yjs and its peers count in 32-bit integers here and there. */
const maxClock = 2 ** 31

/** An update as its bytes say it, complete: nothing in it was passed over. */
export interface Scan {
  readonly type: 'scanned'
  readonly blocks: readonly StructBlock[]
  readonly deleted: readonly DeletedRange[]
  /** The fates of suggestions that it holds: the only content that the gate reads (S21). */
  readonly fates: readonly ScannedFate[]
  /** What no section may hold (F14), in words; null if nothing of it is there. */
  readonly forbidden: string | null
}

/** A fate as it stands in an update, with the id of its struct. */
export interface ScannedFate extends UnitId {
  readonly fate: Fate
}

/** Bytes that are no update, with the reason in words. */
export interface UnreadableUpdate {
  readonly type: 'unreadable'
  readonly why: string
}

/**
 * Reads all of a Yjs update in its first encoding (V1) without a `Y.Doc`; never throws. Together with `review`
 * it holds that `Y.applyUpdate` neither throws nor leaves anything pending (S8).
 */
export function scan(bytes: Uint8Array): Scan | UnreadableUpdate {
  try {
    return new Scanner(bytes).scan()
  } catch (error) {
    if (error instanceof BytesError) return { type: 'unreadable', why: error.message }
    throw error
  }
}

const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasKey = 0x20
const contentBits = 0x1f

class Scanner {
  readonly #reader: ByteReader
  readonly #fates: ScannedFate[] = []
  #forbidden: string | null = null

  constructor(bytes: Uint8Array) {
    this.#reader = new ByteReader(bytes)
  }

  scan(): Scan {
    const blocks = this.#blocks()
    const deleted = this.#deleted()
    if (!this.#reader.isAtEnd()) throw new BytesError('bytes follow its end')
    return { type: 'scanned', blocks, deleted, fates: this.#fates, forbidden: this.#forbidden }
  }

  #blocks(): StructBlock[] {
    const reader = this.#reader
    const blocks: StructBlock[] = []
    const count = reader.varUint()
    const seen = count > 1 ? new Set<number>() : null
    for (let left = count; left > 0; left--) {
      const size = reader.varUint()
      const client = reader.varUint()
      if (size === 0) throw new BytesError('a client is named without a struct')
      // Yjs would forget the first of two blocks of one client.
      if (seen?.has(client)) throw new BytesError('a client is named twice')
      seen?.add(client)
      let clock = reader.varUint()
      const structs: Struct[] = []
      for (let i = 0; i < size; i++) {
        const struct = this.#struct(client, clock)
        if (struct.length === 0) throw new BytesError('a struct is empty')
        clock += struct.length
        if (clock >= maxClock) throw new BytesError('a clock is too large')
        structs.push(struct)
      }
      blocks.push({ client, structs })
    }
    return blocks
  }

  #struct(client: number, clock: number): Struct {
    const reader = this.#reader
    const info = reader.byte()
    const content = info & contentBits
    if (content === 0 || content === 10) {
      const kind = content === 0 ? 'collected' : 'skip'
      const length = reader.varUint()
      return {
        kind,
        clock,
        length,
        origin: null,
        rightOrigin: null,
        root: null,
        parent: null,
        key: null,
        pairs: null,
      }
    }
    const origin = info & hasOrigin ? this.#earlier(client, clock) : null
    const rightOrigin = info & hasRightOrigin ? this.#earlier(client, clock) : null
    let root: string | null = null
    let parent: UnitId | null = null
    let key: string | null = null
    if (origin === null && rightOrigin === null) {
      if (reader.varUint() === 1) root = this.#root()
      else parent = this.#earlier(client, clock)
      if (info & hasKey) key = this.#key()
    }
    const start = reader.at
    const read = readContent(reader, content)
    const { kind, length, pairs, forbidden } = read
    if (forbidden !== null) this.#forbid(forbidden)
    if (root === 'fates') this.#fate({ client, clock }, read, key, start)
    else if (root !== null && key !== null && suggestionOfRoot(root) !== null)
      this.#entry({ client, clock }, key)
    return { kind, clock, length, origin, rightOrigin, root, parent, key, pairs }
  }

  /** An entry begins under its own id, so that no other is ever written over by it (S28). */
  #entry({ client, clock }: UnitId, key: string): void {
    const named = entryOfKey(key)
    if (named?.client !== client || named.clock !== clock) this.#forbid('an entry stands under its own id')
  }

  /**
   * Reads what stands in `fates`, which is fates and nothing else, each under its own id, so that none is ever written
   * over (S21); one that was deleted says nothing.
   */
  #fate(id: UnitId, { kind, length, forbidden }: Content, key: string | null, start: number): void {
    if (key !== fateKeyOf(id.client, id.clock)) return this.#forbid('this is no fate')
    if (kind === 'deleted') return
    if (kind !== 'value' || length !== 1) return this.#forbid('this is no fate')
    if (forbidden !== null) return
    const decoder = decoding.createDecoder(this.#reader.bytes.subarray(start, this.#reader.at))
    decoding.readVarUint(decoder)
    const { success, data } = fateSchema.safeParse(decoding.readAny(decoder))
    if (!success) return this.#forbid('this is no fate')
    this.#fates.push({ ...id, fate: data })
  }

  /** An id that a struct refers to: of its own client only what comes before it. */
  #earlier(client: number, clock: number): UnitId {
    const id = { client: this.#reader.varUint(), clock: this.#reader.varUint() }
    if (id.clock >= maxClock) throw new BytesError('a clock is too large')
    if (id.client === client && id.clock >= clock)
      throw new BytesError('a struct refers to itself or a later one')
    return id
  }

  #root(): string {
    const name = this.#reader.string()
    if (name !== 'body' && !isRootAllowed(name)) this.#forbid('a root may not have this name')
    return name
  }

  #key(): string {
    const name = this.#reader.string()
    if (!isKeyAllowed(name)) this.#forbid('a key may not have this name')
    return name
  }

  #deleted(): DeletedRange[] {
    const reader = this.#reader
    const ranges: DeletedRange[] = []
    for (let left = reader.varUint(); left > 0; left--) {
      const client = reader.varUint()
      for (let size = reader.varUint(); size > 0; size--) {
        const from = reader.varUint()
        const length = reader.varUint()
        if (length === 0) throw new BytesError('a deletion is empty')
        if (from + length >= maxClock) throw new BytesError('a clock is too large')
        ranges.push({ client, from, to: from + length })
      }
    }
    return ranges
  }

  #forbid(why: string): void {
    this.#forbidden ??= why
  }
}
