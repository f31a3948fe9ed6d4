import type { Root, Share } from '@alongside/attribution'
import type { AnchorPart, Standing } from '@alongside/flow'
import type { Beginning } from '@alongside/history'
import type { LetterSpan, OriginView } from '@alongside/protocol'
import type { ErasedRange } from '@alongside/storage'
import type { Left } from './compaction.ts'
import type { HistoryRead } from './history.ts'
import type { TracedWords } from './letters-at.ts'
import type { SectionLetters } from './read-letters.ts'
import type { MomentRead } from './read-moment.ts'
import type { SectionRead } from './read-section.ts'
import type { ReadSuggestion } from './read-suggestions.ts'

/** What the thread is told when it starts. */
export interface ReaderSettings {
  readonly directory: string
  /** Bytes of document state that it may keep between reads. */
  readonly cacheBytes: number
}

/** What can be asked of it; one at a time. */
export type ReaderRequest =
  /** The blocks of a section up to a row, or all there is. */
  | { readonly type: 'read'; readonly section: string; readonly seq: number | null }
  /** What a state vector lacks of the rows up to `upTo`; may hold more recent ones too. */
  | {
      readonly type: 'diff'
      readonly section: string
      readonly upTo: number
      readonly stateVector: Uint8Array
    }
  | {
      readonly type: 'find'
      readonly section: string
      readonly anchors: readonly (readonly AnchorPart[])[]
    }
  /** Whose words are not those of their pen, of what was saved after row `after`. */
  | { readonly type: 'origins'; readonly section: string; readonly after: number }
  /** How many words are whose in a section and others together, as they are now. */
  | { readonly type: 'shares'; readonly section: string; readonly others: readonly string[] }
  /** All words with the ids of their letters, those that were deleted too. */
  | { readonly type: 'letters'; readonly section: string }
  /** What is suggested and what became of it, as it is now. */
  | { readonly type: 'suggested'; readonly section: string }
  /** Leaves a snapshot if there is much new. */
  | { readonly type: 'compact'; readonly section: string }
  /** The last sittings that began before a row; null: the latest. */
  | { readonly type: 'sittings'; readonly section: string; readonly before: number | null }
  /** How its text began, before its first lay words. */
  | { readonly type: 'beginning'; readonly section: string }
  /** What some of its letters say, and where and by whom they were first written. */
  | { readonly type: 'traced'; readonly section: string; readonly spans: readonly LetterSpan[] }
  /** Where letters stand, or stood, that were first written as these. */
  | { readonly type: 'places'; readonly section: string; readonly roots: readonly Root[] }
  /** The update that writes words where some letters stand; null where none does. */
  | {
      readonly type: 'instead'
      readonly section: string
      readonly ranges: readonly ErasedRange[]
      readonly pen: number
      readonly words: string
    }
  /** The updates that write words in the place of letters, which go. */
  | {
      readonly type: 'replaced'
      readonly section: string
      readonly all: readonly { readonly ranges: readonly ErasedRange[]; readonly words: string }[]
      readonly pen: number
    }
  /** The section after a row, beside how it was after an earlier one; null: by itself. */
  | { readonly type: 'moment'; readonly section: string; readonly seq: number; readonly since: number | null }

/** Where anchors stand in a section as it is now, in their order. */
export type Found = readonly (Standing | null)[]

/** Whose words are not those of their pen, as far as row `seq`. */
export interface Origins {
  readonly seq: number
  readonly origins: readonly OriginView[]
}

/** What it says: that it listens now, then one answer to each request, in order, and between them what is left of sections. */
export type ReaderAnswer =
  | { readonly type: 'ready' }
  | Left
  | { readonly type: 'compacted' }
  | { readonly type: 'read'; readonly read: SectionRead }
  | { readonly type: 'diff'; readonly update: Uint8Array }
  | { readonly type: 'find'; readonly found: Found }
  | { readonly type: 'origins'; readonly found: Origins }
  | { readonly type: 'shares'; readonly shares: readonly Share[] }
  | { readonly type: 'letters'; readonly letters: SectionLetters }
  | { readonly type: 'suggested'; readonly suggested: readonly ReadSuggestion[] }
  | { readonly type: 'sittings'; readonly history: HistoryRead }
  | { readonly type: 'beginning'; readonly beginning: Beginning }
  | { readonly type: 'moment'; readonly moment: MomentRead }
  | { readonly type: 'traced'; readonly traced: TracedWords }
  | { readonly type: 'places'; readonly ranges: readonly ErasedRange[] }
  | { readonly type: 'instead'; readonly update: Uint8Array | null }
  | { readonly type: 'replaced'; readonly updates: readonly Uint8Array[] }
  | { readonly type: 'failed'; readonly why: string }
