import { actIn, type LogAct } from './act.ts'
import type { RowKind } from '../text-log.ts'
import { actHash, chainStart, contentHash, penMark, personMark, rowHash, type Hash } from './hashes.ts'
import { hexOf } from './hex.ts'

/** A row as it lies in a store, unchecked. */
export interface KeptRow {
  readonly seq: number
  readonly at: number
  readonly session: string
  readonly pen: number | null
  readonly kind: RowKind
  readonly bytes: Uint8Array
  /** As *declaredText* writes it. */
  readonly sources: string
  /** Null where a store holds none, which is a fault; so is a hash that is not there. */
  readonly salt: Uint8Array | null
  readonly hash: Hash | null
  /** The hash of what the row held before something of it was erased; null for others. */
  readonly first: Hash | null
  /** What was done to the log, if the row says so. */
  readonly act: string | null
}

/** What a store holds of a person for the sake of its chains. */
export interface KeptMark {
  /** Null once they are forgotten. */
  readonly salt: Uint8Array | null
  readonly mark: Hash
}

/** A section as it lies in a store, unchecked. */
export interface KeptSection {
  readonly section: string
  readonly head: number
  /** How many rows were there before the chain. */
  readonly late: number
  /** The hash of the last row, or the beginning of the chain. */
  readonly chain: Hash | null
  readonly pens: ReadonlyMap<
    number,
    { readonly hand: string; readonly voice: string; readonly capacity: string; readonly by: string | null }
  >
  readonly marks: ReadonlyMap<string, KeptMark>
}

/** What does not fit in a chain. */
export type ChainFault =
  /** There is no row of this number, and there is a later one or the section says that it has it. */
  | 'missing'
  /** There is a row behind the one that the section calls its last. */
  | 'beyond'
  /** Nobody holds the pen of the row. */
  | 'penOfNobody'
  /** The pen of the row belongs to somebody of whom the store holds no mark, or one that is not theirs. */
  | 'mark'
  /** The row has no salt or no hash. */
  | 'unchained'
  /** Its number, time, kind, pen, session, sources or bytes, or a row before it, are not what was written. */
  | 'changed'
  /** What it says was done to the log cannot be read. */
  | 'act'
  /** Something of it was erased, and what stands there now is not what the erasure left. */
  | 'erased'
  /** The section says another hash than that of its last row. */
  | 'end'

/** What was done to a log that is right. */
export interface CheckedAct {
  readonly seq: number
  readonly at: number
  readonly act: LogAct
}

/** What came of checking a section. */
export type ChainReport =
  | {
      readonly is: 'right'
      readonly rows: number
      readonly late: number
      readonly head: string
      readonly acts: readonly CheckedAct[]
      /** The row that has the hash that was asked for, 0 for the beginning; null if there is none. */
      readonly found: number | null
    }
  | { readonly is: 'wrong'; readonly seq: number; readonly fault: ChainFault }

/**
 * Checks the rows of a section, which come in order of their numbers, and says which is the first that does not fit.
 * `sought` is a hash in hexadecimal digits that was the head of the chain at some time.
 */
export function checkChain(
  kept: KeptSection,
  rows: Iterable<KeptRow>,
  sought: string | null = null,
): ChainReport {
  const wrong = (seq: number, fault: ChainFault): ChainReport => ({ is: 'wrong', seq, fault })
  const acts: CheckedAct[] = []
  const erased = new Map<number, string>()
  let previous = chainStart(kept.section, kept.late)
  let found = hexOf(previous) === sought ? 0 : null
  let seq = 0
  for (const row of rows) {
    seq += 1
    if (seq > kept.head) return wrong(row.seq, 'beyond')
    if (row.seq !== seq) return wrong(seq, 'missing')
    const { pen, fault } = markOfPen(kept, row.pen)
    if (fault !== null) return wrong(seq, fault)
    if (row.salt === null || row.hash === null) return wrong(seq, 'unchained')
    const now = contentHash(row.salt, row)
    if (row.first !== null) erased.set(seq, hexOf(now))
    const link = { previous, seq, at: row.at, kind: row.kind, pen, content: row.first ?? now }
    const hash = row.act === null ? rowHash(link) : actHash(link, row.act)
    if (!areSame(hash, row.hash)) return wrong(seq, 'changed')
    if (row.act !== null) {
      const act = actIn(row.act)
      if (act === null) return wrong(seq, 'act')
      acts.push({ seq, at: row.at, act })
    }
    previous = hash
    if (hexOf(hash) === sought) found = seq
  }
  if (seq < kept.head) return wrong(seq + 1, 'missing')
  const misfit = misfitIn(erased, acts)
  if (misfit !== null) return wrong(misfit, 'erased')
  if (kept.chain === null || !areSame(previous, kept.chain)) return wrong(seq, 'end')
  return { is: 'right', rows: seq, late: kept.late, head: hexOf(previous), acts, found }
}

/** The mark of the pen of a row, or what is wrong with it. */
function markOfPen(
  { pens, marks }: KeptSection,
  pen: number | null,
): { readonly pen: Hash | null; readonly fault: ChainFault | null } {
  if (pen === null) return { pen: null, fault: null }
  const writer = pens.get(pen)
  if (writer === undefined) return { pen: null, fault: 'penOfNobody' }
  const [hand, voice] = [writer.hand, writer.voice].map((person) => rightMark(person, marks.get(person)))
  if (hand == null || voice == null) return { pen: null, fault: 'mark' }
  return { pen: penMark(pen, hand, voice, writer.capacity, writer.by), fault: null }
}

/** The mark of a person, if it is theirs; of one who is forgotten this can no longer be told. */
function rightMark(person: string, kept: KeptMark | undefined): Hash | null {
  if (kept === undefined) return null
  const isTheirs = kept.salt === null || areSame(personMark(kept.salt, person), kept.mark)
  return isTheirs ? kept.mark : null
}

/** The first row of which something was erased, and that is not as the last erasure left it; null if there is none. */
function misfitIn(now: ReadonlyMap<number, string>, acts: readonly CheckedAct[]): number | null {
  const left = new Map<number, string>()
  for (const { act } of acts) {
    if (act.is === 'erased') for (const { seq, content } of act.rows) left.set(seq, content)
  }
  const misfits = [...new Set([...now.keys(), ...left.keys()])].filter(
    (seq) => now.get(seq) !== left.get(seq),
  )
  return misfits.length === 0 ? null : Math.min(...misfits)
}

function areSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
