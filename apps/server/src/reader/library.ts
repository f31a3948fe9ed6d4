import {
  decodeMap,
  encodeMap,
  originViews,
  placesOf,
  rootsOf,
  sharesOf,
  type Attribution,
  type Root,
  type Share,
  type SharedText,
} from '@alongside/attribution'
import { anchorFinder, createFlowDoc, readBlocks, type AnchorPart } from '@alongside/flow'
import type { Beginning } from '@alongside/history'
import type { LetterSpan } from '@alongside/protocol'
import {
  rowsPerStretch,
  stretchOf,
  type ErasedRange,
  type SectionStart,
  type Snapshot,
  type Snapshots,
  type TextLog,
} from '@alongside/storage'
import * as Y from 'yjs'
import { createAttributions, writersIn } from './attributions.ts'
import { createAskedBy } from './asked-by.ts'
import { createCompaction, type Left, type TextAt } from './compaction.ts'
import { createHistory, type HistoryRead } from './history.ts'
import { updateInstead, updatesReplacing, wordsAt, type TracedWords } from './letters-at.ts'
import type { Found, Origins } from './message.ts'
import type { MomentRead } from './read-moment.ts'
import { readLetters, type SectionLetters } from './read-letters.ts'
import { readSection, type SectionRead } from './read-section.ts'
import { createReadable } from './readable.ts'
import { movedIn } from './followed.ts'
import { readSuggested, type ReadSuggestion } from './read-suggestions.ts'
import { sharedText } from './shared-text.ts'
import { rowsPerSnapshot, snapshotVersion } from './snapshot-rules.ts'

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

/** What a library reads from. */
export interface LibrarySources {
  readonly text: Pick<TextLog, 'start' | 'rows' | 'restored'>
  readonly snapshots: Pick<Snapshots, 'at' | 'words' | 'room'>
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
  /** Texts at the ends of stretches that were passed, to be left as well. */
  let passed: readonly Snapshot[] = []
  const roomOf = createCompaction({ text: log, snapshots })
  const readable = createReadable({ text: { start, rows: (...of) => log.rows(...of) }, snapshots })

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
      passed = passed.filter((one) => one.section !== section)
    }
    return started
  }

  async function storedMap(section: string): Promise<Attribution | null> {
    const words = await snapshots.words(section, snapshotVersion)
    noteSnapshot(section, words?.seq ?? 0)
    return words && decodeMap(words)
  }

  function noteSnapshot(section: string, seq: number): void {
    snapshotAt.set(section, Math.max(snapshotAt.get(section) ?? 0, seq))
  }

  function isFarOn(section: string, seq: number): boolean {
    return seq - (snapshotAt.get(section) ?? 0) >= rowsPerSnapshot
  }

  /** What is known of a section at row `seq` or before it. */
  async function before(section: string, seq: number): Promise<Kept> {
    const known = kept.get(section)
    const from = known !== undefined && known.seq <= seq ? known : nothing
    if (from !== nothing && seq - from.seq < rowsPerSnapshot) return from
    const snapshot = await snapshots.at(section, seq, snapshotVersion)
    if (snapshot === null || snapshot.seq <= from.seq) return from
    noteSnapshot(section, snapshot.seq)
    return { ...snapshot, read: null, suggested: null }
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

  /** Makes the document after row `seq`, or the last one there is, and leaves the text at the end of each stretch. */
  async function readOn(section: string, from: Kept, seq: number): Promise<{ last: number; doc: Y.Doc }> {
    const doc = createFlowDoc({ keepsDecided: true })
    grow(doc, [from.state], from.seq)
    const ends: Snapshot[] = []
    let last = from.seq
    while (last < seq) {
      const end = (stretchOf(last + 1) + 1) * rowsPerStretch
      const rows = await log.rows(section, last, Math.min(seq, end))
      if (rows.length === 0) break
      const updates = rows.map(({ bytes }) => bytes)
      grow(doc, updates, last)
      last = rows.at(-1)?.seq ?? last
      if (last === end && last < seq) ends.push(textAt(section, last, Y.encodeStateAsUpdate(doc)))
    }
    passed = [...passed, ...ends]
    return { last, doc }
  }

  /** The document after row `seq`, or the last one there is, and what it was made from. */
  async function made(
    section: string,
    seq: number,
  ): Promise<{ readonly from: Kept; readonly last: number; readonly doc: Y.Doc }> {
    const from = await before(section, seq)
    const { last, doc } = await readOn(section, from, seq).catch((error: unknown) => {
      // The log is the truth: a snapshot that does not fit it is passed over.
      if (from === nothing) throw error
      return readOn(section, nothing, seq)
    })
    return { from, last, doc }
  }

  /** The section after row `seq`. */
  async function at(section: string, seq: number): Promise<Kept> {
    const known = kept.get(section)
    if (known?.seq === seq) {
      keep(section, known)
      return known
    }
    const [found, doc] = await withDocument(section, seq)
    doc.destroy()
    return found
  }

  /** The section after row `seq` with its document, to be destroyed. */
  async function withDocument(section: string, seq: number): Promise<[Kept, Y.Doc]> {
    const known = kept.get(section)
    const { from, last, doc } = await made(section, seq)
    if (last === from.seq) {
      if (from !== nothing && last >= (known?.seq ?? 0)) keep(section, from)
      return [from, doc]
    }
    const next = { seq: last, state: Y.encodeStateAsUpdate(doc), read: null, suggested: null }
    if (next.seq >= (known?.seq ?? 0)) keep(section, next)
    if (isFarOn(section, next.seq)) due.add(section)
    return [next, doc]
  }

  async function leave(section: string, { seq, state }: TextAt, attribution: Attribution): Promise<Left> {
    const anew = async (): Promise<TextAt> => {
      const { doc } = await readOn(section, nothing, seq)
      return { seq, state: Y.encodeStateAsUpdate(doc) }
    }
    const found = await roomOf(section, { seq, state }, anew)
    // What was read on the way to a text that does not fit is no better.
    if ('misfit' in found || found.text.state !== state)
      passed = passed.filter((one) => one.section !== section)
    if ('misfit' in found) return { type: 'unfit', section, seq, why: found.misfit }
    const { text, room } = found
    const snapshot = { ...textAt(section, seq, text.state), ...encodeMap(attribution), room }
    return { type: 'snapshot', snapshot }
  }

  const askedOf = createAskedBy({
    log,
    writersOf: async (section) => (await start(section)).pens,
    attributionUpTo: (section, seq) => attributions.upTo(section, seq),
    documentAt: async (section, seq) => (await made(section, seq)).doc,
  })

  const history = createHistory({
    log,
    attributionUpTo: (section, seq) => attributions.upTo(section, seq),
    documentAt: async (section, seq) => (await made(section, seq)).doc,
    growTo: async (doc, section, after, seq) => {
      const rows = await log.rows(section, after, seq)
      grow(
        doc,
        rows.map(({ bytes }) => bytes),
        after,
      )
    },
  })

  return {
    /** What is to be left behind of sections of which much was read; null when there is nothing more. */
    async left(): Promise<Left | null> {
      for (const section of due) {
        due.delete(section)
        const known = kept.get(section)
        if (known === undefined) continue
        const attribution = await attributions.upTo(section, known.seq)
        if (!isFarOn(section, known.seq)) continue // an old row was read, of a section that has a later snapshot
        noteSnapshot(section, known.seq)
        return await leave(section, known, attribution)
      }
      const [first, ...others] = passed
      passed = others
      return first === undefined ? null : { type: 'snapshot', snapshot: first }
    },

    /** Reads what is new in a section, so that a snapshot is left of it if it is much. */
    compact: (section: string): Promise<void> =>
      readable(section, async ({ head }) => void (await at(section, head))),

    /** The blocks of a section after row `seq`, or as it is now. */
    read: (section: string, seq: number | null): Promise<SectionRead> =>
      readable(section, async ({ head, pens, asOf }) => {
        const upTo = Math.min(seq ?? head, head)
        const told = seq === null && asOf !== null ? { asOf } : {}
        const known = kept.get(section)
        if (known?.seq === upTo && known.read !== null) return { ...known.read, ...told }
        const [found, doc] = await withDocument(section, upTo)
        const attribution = await attributions.upTo(section, found.seq)
        found.read = readSection(doc, found.seq, pens, attribution)
        doc.destroy()
        return { ...found.read, ...told }
      }),

    /** What is suggested in a section as it is now, and what became of what was. */
    suggested: (section: string): Promise<readonly ReadSuggestion[]> =>
      readable(section, async ({ head, pens }) => {
        const known = kept.get(section)
        if (known?.seq === head && known.suggested !== null) return known.suggested
        const [found, doc] = await withDocument(section, head)
        const attribution = await attributions.upTo(section, found.seq)
        found.suggested = readSuggested(doc, pens, attribution, await askedOf(doc, section, found.seq))
        doc.destroy()
        return found.suggested
      }),

    /** All words of a section with the ids of their letters, those that were deleted too. */
    letters: (section: string): Promise<SectionLetters> =>
      readable(section, async ({ head }) => {
        const [, doc] = await withDocument(section, head)
        const rows = await log.rows(section, 0, head)
        const letters = readLetters(
          doc,
          rows.map(({ bytes }) => bytes),
        )
        doc.destroy()
        return letters
      }),

    /** How many words are whose in some sections together, as they are now. */
    async shares(sections: readonly string[]): Promise<readonly Share[]> {
      const texts: SharedText[] = []
      for (const section of sections) {
        const text = await readable(section, async ({ head, pens }) => {
          const [found, doc] = await withDocument(section, head)
          const shared = sharedText(doc, pens, await attributions.upTo(section, found.seq))
          doc.destroy()
          return shared
        })
        texts.push(text)
      }
      return sharesOf(texts)
    },

    /** Whose words are not those of their pen, of what was saved after row `after`. */
    origins: (section: string, after: number): Promise<Origins> =>
      readable(section, async ({ head, pens }) => {
        const attribution = await attributions.upTo(section, head)
        return { seq: attribution.seq, origins: originViews(attribution, writersIn(pens), after) }
      }),

    /** Where anchors stand in a section as it is now, with open suggestions counted. */
    find: (section: string, anchors: readonly (readonly AnchorPart[])[]): Promise<Found> =>
      readable(section, async ({ head, pens }) => {
        const [, doc] = await withDocument(section, head)
        const moved = movedIn(await attributions.upTo(section, head), writersIn(pens))
        const find = anchorFinder(doc, readBlocks(doc, 'shown'), moved)
        const standing = anchors.map((anchor) => find(anchor))
        doc.destroy()
        return standing
      }),

    /** The last sittings of a section that began before a row; null: the latest. */
    sittings: (section: string, before: number | null): Promise<HistoryRead> =>
      readable(section, (start) => history.sittings(section, start, before)),

    /** How the text of a section began, before its first lay words. */
    beginning: (section: string): Promise<Beginning> =>
      readable(section, (start) => history.beginning(section, start)),

    /** A section after row `seq`, beside how it was after row `since`; null: by itself. */
    moment: (section: string, seq: number, since: number | null): Promise<MomentRead> =>
      readable(section, (start) => history.moment(section, start, seq, since)),

    /** What some letters of a section say, and where and by whom they were first written. */
    traced: (section: string, spans: readonly LetterSpan[]): Promise<TracedWords> =>
      readable(section, async ({ head, pens }) => {
        const letters = rootsOf(await attributions.upTo(section, head), writersIn(pens), spans)
        const [{ seq }, doc] = await withDocument(section, head)
        const words = wordsAt(doc, spans, letters)
        doc.destroy()
        return { seq, letters, words }
      }),

    /** Where letters stand in a section, or stood, that were first written as these. */
    places: (section: string, roots: readonly Root[]): Promise<readonly ErasedRange[]> =>
      readable(section, async ({ head }) => placesOf(await attributions.upTo(section, head), roots)),

    /** The update with which a pen writes words where some letters stand as it is now; null where none does. */
    instead: (
      section: string,
      ranges: readonly ErasedRange[],
      pen: number,
      words: string,
    ): Promise<Uint8Array | null> =>
      readable(section, async ({ head }) => {
        const [, doc] = await withDocument(section, head)
        const update = updateInstead(doc, ranges, pen, words)
        doc.destroy()
        return update
      }),

    /** The updates with which a pen replaces letters of a section as it is now. */
    replaced: (
      section: string,
      all: readonly { readonly ranges: readonly ErasedRange[]; readonly words: string }[],
      pen: number,
    ): Promise<readonly Uint8Array[]> =>
      readable(section, async ({ head }) => {
        const [, doc] = await withDocument(section, head)
        const updates = updatesReplacing(doc, all, pen)
        doc.destroy()
        return updates
      }),

    /** What a state vector lacks of the rows up to `upTo`, and perhaps of some after. */
    async diff(section: string, upTo: number, stateVector: Uint8Array): Promise<Uint8Array> {
      await start(section)
      const known = kept.get(section)
      const { state } = await at(section, Math.max(upTo, known?.seq ?? 0))
      // An empty state vector is one byte that says 0: such a client gets all there is, unread.
      return stateVector.length <= 1 ? state : Y.diffUpdate(state, stateVector)
    },
  }
}

/** A snapshot that holds a text and nothing else. */
function textAt(section: string, seq: number, state: Uint8Array): Snapshot {
  const none = new Uint8Array()
  return { section, seq, version: snapshotVersion, state, map: none, letters: none, room: none }
}

/** Brings updates into a document; throws `RangeError` if one of them hangs in the air. */
function grow(doc: Y.Doc, all: readonly Uint8Array[], after: number): void {
  for (const updates of partedAtDecisions(all)) {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new RangeError(`the rows after ${after} refer to something that the log does not hold`)
  }
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
