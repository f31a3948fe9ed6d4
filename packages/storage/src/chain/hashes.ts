import { hash } from 'node:crypto'
import type { Row, RowKind } from '../text-log.ts'

/** A SHA-256. */
export type Hash = Uint8Array

const version = 'alongside log 1'

/** What is hashed of a row. */
export interface RowInChain {
  /** The hash of the row before, or the beginning of the chain. */
  readonly previous: Hash
  readonly seq: number
  readonly at: number
  readonly kind: RowKind
  /** The mark of its pen; null if it has none. */
  readonly pen: Hash | null
  readonly content: Hash
}

/** What is hashed of a row under its own salt, so that the hash says nothing once the salt is gone. */
export interface RowContent {
  readonly session: string
  /** What it says of its letters, as *declaredText* writes it. */
  readonly sources: string
  readonly bytes: Uint8Array
}

/** Where the chain of a section begins; the first `late` rows were there before it and were chained afterwards. */
export function chainStart(section: string, late: number): Hash {
  return hashOf('section', section, late)
}

/** What stands for a person in chains: it says nothing of them to whoever has not the salt. */
export function personMark(salt: Uint8Array, person: string): Hash {
  return hashOf('person', salt, person)
}

/** What stands for a pen in chains, made of the marks of its hand and its voice; `by` is how words reached the hand. */
export function penMark(pen: number, hand: Hash, voice: Hash, capacity: string, by: string | null): Hash {
  return hashOf('pen', pen, hand, voice, capacity, ...(by === null ? [] : [by]))
}

/** The hash of what a row holds. */
export function contentHash(salt: Uint8Array, { session, sources, bytes }: RowContent): Hash {
  return hashOf('content', salt, session, sources, bytes)
}

/** The hash of a row of the log. */
export function rowHash({ previous, seq, at, kind, pen, content }: RowInChain): Hash {
  return hashOf('row', previous, seq, at, kind, pen ?? '', content)
}

/** The hash of a row that also says what was done to the log: `act` is its JSON text. */
export function actHash({ previous, seq, at, kind, pen, content }: RowInChain, act: string): Hash {
  return hashOf('act', previous, seq, at, kind, pen ?? '', content, act)
}

/** What a row says of its letters: its sources, and the row whose version it brings back (null: none). */
export function declaredText(sources: string, restores: number | null): string {
  return restores === null ? sources : `${sources} restores ${restores}`
}

/** Sources as *logSources* gives them, as a row keeps them: a JSON text, empty for none. */
export function sourcesText(sources: Row['sources']): string {
  return sources.length === 0 ? '' : JSON.stringify(sources)
}

const usualBytes = 1 << 16

/** Where parts are put together: a server hashes several thousand times in a second. */
let scratch = Buffer.allocUnsafeSlow(usualBytes)

/**
 * SHA-256 over what is hashed and its parts, each with its length in bytes before it (four bytes, the highest first),
 * so that no two lists of parts give the same bytes. Text is UTF-8, a number its decimal digits.
 */
function hashOf(what: string, ...parts: readonly (string | number | Uint8Array)[]): Hash {
  let at = put(`${version} ${what}`, 0)
  for (const part of parts) at = put(typeof part === 'number' ? String(part) : part, at)
  // As digits it comes out of Node in half the time.
  const digits = hash('sha256', scratch.subarray(0, at), 'hex')
  if (scratch.length > usualBytes) scratch = Buffer.allocUnsafeSlow(usualBytes)
  return Buffer.from(digits, 'hex')
}

/** Puts a part with its length at a place of the scratch, and gives the place behind it. */
function put(part: string | Uint8Array, at: number): number {
  const most = at + 4 + (typeof part === 'string' ? 3 : 1) * part.length
  if (most > scratch.length) {
    const larger = Buffer.allocUnsafeSlow(2 * most)
    larger.set(scratch.subarray(0, at))
    scratch = larger
  }
  if (typeof part === 'string') {
    const length = scratch.write(part, at + 4)
    scratch.writeUInt32BE(length, at)
    return at + 4 + length
  }
  scratch.writeUInt32BE(part.length, at)
  scratch.set(part, at + 4)
  return at + 4 + part.length
}
