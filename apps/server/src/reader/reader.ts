import type { Log } from '../log.ts'
import type { Root, Share } from '@alongside/attribution'
import type { AnchorPart } from '@alongside/flow'
import type { Beginning } from '@alongside/history'
import type { LetterSpan } from '@alongside/protocol'
import type { ErasedRange, Snapshot } from '@alongside/storage'
import { openLane, ReaderError, type Lane } from './lane.ts'
import type { HistoryRead } from './history.ts'
import type { TracedWords } from './letters-at.ts'
import type { Found, Origins } from './message.ts'
import type { SectionLetters } from './read-letters.ts'
import type { MomentRead } from './read-moment.ts'
import type { SectionRead } from './read-section.ts'
import type { ReadSuggestion } from './read-suggestions.ts'

/** Reads documents on threads of their own, from the log alone; rejects with `ReaderError`, a refusal. */
export interface Reader {
  /** The blocks of a section with whose words they hold, after row `seq` or as it is now. */
  read(section: string, seq?: number): Promise<SectionRead>
  /** What a state vector lacks of the rows up to `upTo`; it may hold later rows of the log too. */
  diff(section: string, upTo: number, stateVector: Uint8Array): Promise<Uint8Array>
  /** Where anchors stand in a section as it is now, in their order. */
  find(section: string, anchors: readonly (readonly AnchorPart[])[]): Promise<Found>
  /** Whose words are not those of their pen, of what was saved after row `after`; perhaps some from before. */
  origins(section: string, after: number): Promise<Origins>
  /** How many words are whose in some sections together, as they are now; copies count once. */
  shares(sections: readonly string[]): Promise<readonly Share[]>
  /** All words of a section with the ids of their letters, those that were deleted too. */
  letters(section: string): Promise<SectionLetters>
  /** What is suggested in a section, and what became of what was. */
  suggested(section: string): Promise<readonly ReadSuggestion[]>
  /** Leaves a snapshot of a section if there is much new in it. */
  compact(section: string): Promise<void>
  /** The last sittings of a section that began before a row, or the latest. */
  sittings(section: string, before: number | null): Promise<HistoryRead>
  /** How the text of a section began, before its first lay words. */
  beginning(section: string): Promise<Beginning>
  /** A section after a row, beside how it was after an earlier one, or by itself. */
  moment(section: string, seq: number, since: number | null): Promise<MomentRead>
  /** What some letters of a section say, and where and by whom they were first written. */
  traced(section: string, spans: readonly LetterSpan[]): Promise<TracedWords>
  /** Where letters stand in a section, or stood, that were first written as these. */
  places(section: string, roots: readonly Root[]): Promise<readonly ErasedRange[]>
  /** The update with which a pen writes words where some letters stand as it is now; null where none does. */
  instead(
    section: string,
    ranges: readonly ErasedRange[],
    pen: number,
    words: string,
  ): Promise<Uint8Array | null>
  /** The updates with which a pen writes words in the place of letters of a section as it is now, which go. */
  replaced(
    section: string,
    all: readonly { readonly ranges: readonly ErasedRange[]; readonly words: string }[],
    pen: number,
  ): Promise<readonly Uint8Array[]>
  close(): Promise<void>
}

export interface ReaderOptions {
  /** The data directory; a store has it open. */
  readonly directory: string
  readonly log: Log
  readonly now: () => number
  /** Keeps a snapshot of a section of which much had to be read. */
  readonly keep: (snapshot: Snapshot) => void
  /** How many threads. */
  readonly threads: number
  /** Bytes of document state that all threads may keep. */
  readonly cacheBytes?: number
  /** How long one read may take. */
  readonly timeLimitMs?: number
  /** How long a section that broke a thread is not read again. */
  readonly restMs?: number
  /** The program of the threads, for tests of what becomes of one that breaks. */
  readonly program?: URL
}

/** Opens the reader; its threads start when there is something to read. */
export function openReader(options: ReaderOptions): Reader {
  const { directory, log, now, keep, threads, cacheBytes = 64_000_000, timeLimitMs = 30_000 } = options
  const { restMs = 30_000, program = new URL('worker.ts', import.meta.url) } = options
  const lanes = Array.from({ length: threads }, () =>
    openLane({ directory, cacheBytes: cacheBytes / threads, timeLimitMs, restMs, now, log, keep, program }),
  )

  /** A section is always read by the same thread, which has kept what it read before. */
  function laneOf(section: string): Lane {
    let sum = 0
    for (let at = 0; at < section.length; at++) sum = (sum * 31 + section.charCodeAt(at)) >>> 0
    const lane = lanes[sum % lanes.length]
    if (lane === undefined) throw new RangeError('a reader has at least one thread')
    return lane
  }

  return {
    async read(section, seq) {
      const answer = await laneOf(section).ask({ type: 'read', section, seq: seq ?? null })
      if (answer.type !== 'read') throw new ReaderError(`the thread answered ${answer.type} to read`)
      return answer.read
    },
    async diff(section, upTo, stateVector) {
      const answer = await laneOf(section).ask({ type: 'diff', section, upTo, stateVector })
      if (answer.type !== 'diff') throw new ReaderError(`the thread answered ${answer.type} to diff`)
      return answer.update
    },
    async find(section, anchors) {
      const answer = await laneOf(section).ask({ type: 'find', section, anchors })
      if (answer.type !== 'find') throw new ReaderError(`the thread answered ${answer.type} to find`)
      return answer.found
    },
    async origins(section, after) {
      const answer = await laneOf(section).ask({ type: 'origins', section, after })
      if (answer.type !== 'origins') throw new ReaderError(`the thread answered ${answer.type} to origins`)
      return answer.found
    },
    async shares(sections) {
      const [section, ...others] = sections
      if (section === undefined) return []
      const answer = await laneOf(section).ask({ type: 'shares', section, others })
      if (answer.type !== 'shares') throw new ReaderError(`the thread answered ${answer.type} to shares`)
      return answer.shares
    },
    async letters(section) {
      const answer = await laneOf(section).ask({ type: 'letters', section })
      if (answer.type !== 'letters') throw new ReaderError(`the thread answered ${answer.type} to letters`)
      return answer.letters
    },
    async suggested(section) {
      const answer = await laneOf(section).ask({ type: 'suggested', section })
      if (answer.type !== 'suggested')
        throw new ReaderError(`the thread answered ${answer.type} to suggested`)
      return answer.suggested
    },
    async compact(section) {
      await laneOf(section).ask({ type: 'compact', section })
    },
    async sittings(section, before) {
      const answer = await laneOf(section).ask({ type: 'sittings', section, before })
      if (answer.type !== 'sittings') throw new ReaderError(`the thread answered ${answer.type} to sittings`)
      return answer.history
    },
    async beginning(section) {
      const answer = await laneOf(section).ask({ type: 'beginning', section })
      if (answer.type !== 'beginning')
        throw new ReaderError(`the thread answered ${answer.type} to beginning`)
      return answer.beginning
    },
    async moment(section, seq, since) {
      const answer = await laneOf(section).ask({ type: 'moment', section, seq, since })
      if (answer.type !== 'moment') throw new ReaderError(`the thread answered ${answer.type} to moment`)
      return answer.moment
    },
    async traced(section, spans) {
      const answer = await laneOf(section).ask({ type: 'traced', section, spans })
      if (answer.type !== 'traced') throw new ReaderError(`the thread answered ${answer.type} to traced`)
      return answer.traced
    },
    async places(section, roots) {
      const answer = await laneOf(section).ask({ type: 'places', section, roots })
      if (answer.type !== 'places') throw new ReaderError(`the thread answered ${answer.type} to places`)
      return answer.ranges
    },
    async instead(section, ranges, pen, words) {
      const answer = await laneOf(section).ask({ type: 'instead', section, ranges, pen, words })
      if (answer.type !== 'instead') throw new ReaderError(`the thread answered ${answer.type} to instead`)
      return answer.update
    },
    async replaced(section, all, pen) {
      const answer = await laneOf(section).ask({ type: 'replaced', section, all, pen })
      if (answer.type !== 'replaced') throw new ReaderError(`the thread answered ${answer.type} to replaced`)
      return answer.updates
    },
    async close() {
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}
