import { creditRows, emptyAttribution, type Attribution } from '@alongside/attribution'
import { anchorFinder, createFlowDoc, readBlocks, type AnchorPart } from '@alongside/flow'
import type { Row, TextLog } from '@alongside/storage'
import * as Y from 'yjs'
import type { Found } from './message.ts'
import { readSection, type SectionRead } from './read-section.ts'
import { readSuggested, type ReadSuggestion } from './read-suggestions.ts'

/** What is kept of a section between two reads: bytes and numbers, never a document. */
interface Kept {
  readonly seq: number
  /** Everything up to `seq` as one update. */
  readonly state: Uint8Array
  readonly attribution: Attribution
  /** The blocks at `seq`, once they were asked for. */
  read: SectionRead | null
  /** What is suggested there, once it was asked for. */
  suggested: readonly ReadSuggestion[] | null
}

const emptyState = Y.encodeStateAsUpdate(createFlowDoc())

function nothingOf(section: string): Kept {
  return { seq: 0, state: emptyState, attribution: emptyAttribution(section), read: null, suggested: null }
}

/** Reads sections from their log, and keeps what it read last within `cacheBytes`. */
export function createLibrary(log: Pick<TextLog, 'start' | 'rows'>, cacheBytes: number) {
  const kept = new Map<string, Kept>() // the one used last stands last
  let keptBytes = 0

  function keep(section: string, next: Kept): void {
    keptBytes -= kept.get(section)?.state.length ?? 0
    kept.delete(section)
    if (next.state.length > cacheBytes) return
    kept.set(section, next)
    keptBytes += next.state.length
    for (const [oldest, { state }] of kept) {
      if (keptBytes <= cacheBytes) return
      kept.delete(oldest)
      keptBytes -= state.length
    }
  }

  /** The section after row `seq` and, if it had to be made or `wanted`, the document it was made with. */
  async function at(section: string, seq: number, wanted: boolean): Promise<[Kept, Y.Doc | null]> {
    const known = kept.get(section)
    if (known?.seq === seq && !wanted) {
      keep(section, known)
      return [known, null]
    }
    const from = known !== undefined && known.seq <= seq ? known : nothingOf(section)
    const rows = await log.rows(section, from.seq, seq)
    const doc = grow(from, rows)
    if (rows.length === 0) return [from, doc]
    const next = {
      seq: rows.at(-1)?.seq ?? from.seq,
      state: Y.encodeStateAsUpdate(doc),
      // What came from other sections is its placer's until their logs are asked here too.
      attribution: creditRows(from.attribution, rows, () => null),
      read: null,
      suggested: null,
    }
    if (next.seq >= (known?.seq ?? 0)) keep(section, next)
    return [next, doc]
  }

  return {
    /** The blocks of a section after row `seq`, or as it is now. */
    async read(section: string, seq: number | null): Promise<SectionRead> {
      const { head, pens } = await log.start(section)
      const upTo = Math.min(seq ?? head, head)
      const known = kept.get(section)
      if (known?.seq === upTo && known.read !== null) return known.read
      const [found, doc] = await at(section, upTo, true)
      found.read = readSection(doc ?? grow(found, []), found.seq, pens, found.attribution)
      doc?.destroy()
      return found.read
    },

    /** What is suggested in a section as it is now, and what became of what was. */
    async suggested(section: string): Promise<readonly ReadSuggestion[]> {
      const { head, pens } = await log.start(section)
      const known = kept.get(section)
      if (known?.seq === head && known.suggested !== null) return known.suggested
      const [found, made] = await at(section, head, true)
      const doc = made ?? grow(found, [])
      found.suggested = readSuggested(doc, pens, found.attribution)
      doc.destroy()
      return found.suggested
    },

    /** Where anchors stand in a section as it is now, with open suggestions counted. */
    async find(section: string, anchors: readonly (readonly AnchorPart[])[]): Promise<Found> {
      const { head } = await log.start(section)
      const [kept, made] = await at(section, head, true)
      const doc = made ?? grow(kept, [])
      const find = anchorFinder(doc, readBlocks(doc, 'shown'))
      const standing = anchors.map((anchor) => find(anchor))
      doc.destroy()
      return standing
    },

    /** What a state vector lacks of the rows up to `upTo`, and perhaps of some after. */
    async diff(section: string, upTo: number, stateVector: Uint8Array): Promise<Uint8Array> {
      const known = kept.get(section)
      const [{ state }, doc] = await at(section, Math.max(upTo, known?.seq ?? 0), false)
      doc?.destroy()
      // An empty state vector is one byte that says 0: such a client gets all there is, unread.
      return stateVector.length <= 1 ? state : Y.diffUpdate(state, stateVector)
    },
  }
}

/** Makes the document that `rows` make of what is kept; throws `RangeError` if one of them hangs in the air. */
function grow(from: Kept, rows: readonly Row[]): Y.Doc {
  const doc = createFlowDoc({ keepsDecided: true })
  for (const updates of partedAtDecisions([from.state, ...rows.map(({ bytes }) => bytes)])) {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new RangeError(`the rows after ${from.seq} refer to something that the log does not hold`)
  }
  return doc
}

/**
 * Begins a new transaction with each update that may decide something, so that what a suggester took back before it
 * is told from what the decision deletes (F15f).
 */
function partedAtDecisions(updates: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const parts: Uint8Array[][] = [[]]
  for (const update of updates) {
    // The name of a root stands in the bytes as it is. Who types this word costs a transaction.
    if (Buffer.from(update.buffer, update.byteOffset, update.length).includes('fates')) parts.push([])
    parts.at(-1)?.push(update)
  }
  return parts
}
