import { decodeMap, encodeMap, originViews, type Attribution } from '@alongside/attribution'
import { anchorFinder, createFlowDoc, readBlocks, type AnchorPart } from '@alongside/flow'
import type { Row, SectionStart, Snapshot, Snapshots, TextLog } from '@alongside/storage'
import * as Y from 'yjs'
import { createAttributions, writersIn } from './attributions.ts'
import type { Found, Origins } from './message.ts'
import { readSection, type SectionRead } from './read-section.ts'
import { readSuggested, type ReadSuggestion } from './read-suggestions.ts'

/** What is kept of a section between two reads: bytes and numbers, never a document. */
interface Kept {
  readonly seq: number
  /** Everything up to `seq` as one update. */
  readonly state: Uint8Array
  /** The blocks at `seq`, once they were asked for. */
  read: SectionRead | null
  /** What is suggested there, once it was asked for. */
  suggested: readonly ReadSuggestion[] | null
}

const nothing: Kept = {
  seq: 0,
  state: Y.encodeStateAsUpdate(createFlowDoc()),
  read: null,
  suggested: null,
}

/** The version of what a snapshot holds: higher whenever a document reads otherwise after this program than before. */
const snapshotVersion = 1

/** So many rows are read before a snapshot is left behind, after which nobody has to read them again. */
const rowsPerSnapshot = 500

/** What a library reads from. */
export interface LibrarySources {
  readonly text: Pick<TextLog, 'start' | 'rows'>
  readonly snapshots: Pick<Snapshots, 'of'>
}

/** Reads sections from their log, and keeps what it read last within `cacheBytes`. */
export function createLibrary({ text: log, snapshots }: LibrarySources, cacheBytes: number) {
  const kept = new Map<string, Kept>() // the one used last stands last
  let keptBytes = 0
  const attributions = createAttributions(log, start, storedMap, cacheBytes)
  /** The epochs in which sections were read. */
  const epochs = new Map<string, number>()
  /** The row of the last snapshot of a section, where one was read or left. */
  const snapshotAt = new Map<string, number>()
  /** Sections of which so much was read that a snapshot is to be left. */
  const due = new Set<string>()

  /** How a section stands; what was read before it was set back is let go, since it holds what was erased. */
  async function start(section: string): Promise<SectionStart> {
    const started = await log.start(section)
    const known = epochs.get(section)
    epochs.set(section, started.epoch)
    if (known !== undefined && known !== started.epoch) {
      keptBytes -= kept.get(section)?.state.length ?? 0
      kept.delete(section)
      attributions.forget(section)
      snapshotAt.delete(section)
      due.delete(section)
    }
    return started
  }

  async function stored(section: string): Promise<Snapshot | null> {
    const snapshot = await snapshots.of(section, snapshotVersion)
    if (snapshot !== null) snapshotAt.set(section, snapshot.seq)
    return snapshot
  }

  async function storedMap(section: string): Promise<Attribution | null> {
    const snapshot = await stored(section)
    return snapshot && decodeMap(snapshot)
  }

  /** What is known of a section at row `seq` or before it. */
  async function before(section: string, seq: number): Promise<Kept> {
    const known = kept.get(section)
    if (known !== undefined) return known.seq <= seq ? known : nothing
    const snapshot = await stored(section)
    return snapshot !== null && snapshot.seq <= seq
      ? { seq: snapshot.seq, state: snapshot.state, read: null, suggested: null }
      : nothing
  }

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

  async function readOn(
    section: string,
    from: Kept,
    seq: number,
  ): Promise<{ rows: readonly Row[]; doc: Y.Doc }> {
    const rows = await log.rows(section, from.seq, seq)
    return { rows, doc: grow(from, rows) }
  }

  /** The section after row `seq` and, if it had to be made or `wanted`, the document it was made with. */
  async function at(section: string, seq: number, wanted: boolean): Promise<[Kept, Y.Doc | null]> {
    const known = kept.get(section)
    if (known?.seq === seq && !wanted) {
      keep(section, known)
      return [known, null]
    }
    const from = await before(section, seq)
    const { rows, doc } = await readOn(section, from, seq).catch((error: unknown) => {
      // The log is the truth: a snapshot that does not fit it is passed over.
      if (from === nothing) throw error
      return readOn(section, nothing, seq)
    })
    if (rows.length === 0) {
      if (from !== nothing) keep(section, from)
      return [from, doc]
    }
    const next = {
      seq: rows.at(-1)?.seq ?? from.seq,
      state: Y.encodeStateAsUpdate(doc),
      read: null,
      suggested: null,
    }
    if (next.seq >= (known?.seq ?? 0)) keep(section, next)
    if (next.seq - (snapshotAt.get(section) ?? 0) >= rowsPerSnapshot) due.add(section)
    return [next, doc]
  }

  return {
    /** A snapshot of a section of which much was read, to be kept; null when there is none to be left. */
    async snapshot(): Promise<Snapshot | null> {
      for (const section of due) {
        due.delete(section)
        const known = kept.get(section)
        if (known === undefined) continue
        const { seq, state } = known
        snapshotAt.set(section, seq)
        const attribution = await attributions.upTo(section, seq)
        return { section, seq, version: snapshotVersion, state, ...encodeMap(attribution) }
      }
      return null
    },

    /** The blocks of a section after row `seq`, or as it is now. */
    async read(section: string, seq: number | null): Promise<SectionRead> {
      const { head, pens } = await start(section)
      const upTo = Math.min(seq ?? head, head)
      const known = kept.get(section)
      if (known?.seq === upTo && known.read !== null) return known.read
      const [found, doc] = await at(section, upTo, true)
      const attribution = await attributions.upTo(section, found.seq)
      found.read = readSection(doc ?? grow(found, []), found.seq, pens, attribution)
      doc?.destroy()
      return found.read
    },

    /** What is suggested in a section as it is now, and what became of what was. */
    async suggested(section: string): Promise<readonly ReadSuggestion[]> {
      const { head, pens } = await start(section)
      const known = kept.get(section)
      if (known?.seq === head && known.suggested !== null) return known.suggested
      const [found, made] = await at(section, head, true)
      const doc = made ?? grow(found, [])
      found.suggested = readSuggested(doc, pens, await attributions.upTo(section, found.seq))
      doc.destroy()
      return found.suggested
    },

    /** Whose words are not those of their pen, of what was saved after row `after`. */
    async origins(section: string, after: number): Promise<Origins> {
      const { head, pens } = await start(section)
      const attribution = await attributions.upTo(section, head)
      return { seq: attribution.seq, origins: originViews(attribution, writersIn(pens), after) }
    },

    /** Where anchors stand in a section as it is now, with open suggestions counted. */
    async find(section: string, anchors: readonly (readonly AnchorPart[])[]): Promise<Found> {
      const { head, pens } = await start(section)
      const [kept, made] = await at(section, head, true)
      const doc = made ?? grow(kept, [])
      const origins = originViews(await attributions.upTo(section, head), writersIn(pens), 0)
      const moved = origins.flatMap(({ from, ...letters }) => (from === null ? [] : [{ ...letters, from }]))
      const find = anchorFinder(doc, readBlocks(doc, 'shown'), moved)
      const standing = anchors.map((anchor) => find(anchor))
      doc.destroy()
      return standing
    },

    /** What a state vector lacks of the rows up to `upTo`, and perhaps of some after. */
    async diff(section: string, upTo: number, stateVector: Uint8Array): Promise<Uint8Array> {
      await start(section)
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
