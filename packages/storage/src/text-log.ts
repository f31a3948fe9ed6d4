import type { FileSource, Writer } from '@alongside/protocol'
import type { ErasedRange } from './chain/act.ts'
import type { NewJob } from './jobs.ts'

/** How an update reached the server: typed while connected, or handed in after a connection began. */
export type RowKind = 'update' | 'step2'

/** A range of letters of a row, and the range of equal length that whoever wrote it says these words came from. */
export interface Source {
  /** The Yjs client of the letters that came. */
  readonly client: number
  /** The first of them. */
  readonly clock: number
  /** In UTF-16 units. */
  readonly length: number
  readonly from: {
    /** Where they stand; may be the row's own section. */
    readonly section: string
    readonly client: number
    readonly clock: number
  }
}

/** A source as it stands in the log: older than what came from it. */
export interface LoggedSource extends Source {
  readonly from: Source['from'] & {
    /** The last row of that section when this one was written; 0 if it had none. */
    readonly upTo: number
  }
}

/** One client message that changed a section, as it is written; never merged at rest (S4). */
export interface NewRow {
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  /** The session that sent it. */
  readonly session: string
  /** The pen in force on that connection when it was sent, bound before or by this batch; null if none was. */
  readonly pen: number | null
  readonly kind: RowKind
  /** A Yjs update in its first encoding (V1). */
  readonly bytes: Uint8Array
  /** Where letters of it came from; most rows name nothing. */
  readonly sources?: readonly (Source | FileSource)[]
  /** The row whose version it brings back; absent for most. */
  readonly restores?: number
}

/** A row of the log; `seq` counts the section's rows from 1 without gaps. */
export interface Row extends Omit<NewRow, 'sources' | 'restores'> {
  readonly seq: number
  /** Empty for most. */
  readonly sources: readonly (LoggedSource | FileSource)[]
}

/** A row that brought back the version of an earlier one. */
export interface RestoringRow extends Pick<Row, 'seq' | 'at' | 'pen'> {
  /** The row whose version came back. */
  readonly from: number
}

/** A pen, bound for ever to its writer in the commit of its first row. */
export interface BoundPen extends Writer {
  /** Refused for good (S17): no further struct of it enters. */
  readonly retired: boolean
}

/** What one commit adds to one section. */
export interface Batch {
  readonly section: string
  /** The head that the room built on; the batch is written only if it still is the head. */
  readonly head: number
  readonly rows: readonly NewRow[]
  /**
   * Pens bound by these rows. Binding a pen again to the writer it has changes nothing; binding it to
   * another is the caller's bug.
   */
  readonly bound: readonly Writer[]
  /** Pens refused for good; each is bound already, or by this batch. */
  readonly retired: readonly number[]
  /** What follows from these rows (as `Jobs.add` does), kept with them or not at all. */
  readonly jobs?: readonly NewJob[]
}

export type AppendResult =
  | { readonly type: 'written'; readonly head: number }
  /** Someone else wrote first; nothing of this batch was. */
  | { readonly type: 'behind'; readonly head: number }

/** What a room must know of a section before its rows. */
export interface SectionStart {
  readonly head: number
  /** How often the section was set back (S14); 0 at first. */
  readonly epoch: number
  readonly pens: readonly BoundPen[]
  /** Letters that were erased, of which no row may hold the words again; not there where nothing was. */
  readonly erased?: readonly ErasedRange[]
}

/** What takes the place of what a row held. */
export interface RowWithout extends Pick<Row, 'seq' | 'bytes'> {
  /** Where letters of it came from, if less of that is to be said too. */
  readonly sources?: Row['sources']
}

/** Other bytes for rows of a section, in which letters stand no more. */
export interface Erasure {
  readonly section: string
  /** The head that it was worked out on; it is done only if that still is the head. */
  readonly head: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  readonly ranges: readonly ErasedRange[]
  /** The rows that held some of the letters. */
  readonly rows: readonly RowWithout[]
  /** The update that deletes the letters, which becomes the row that says that they were erased. */
  readonly deletion: Uint8Array
  /** What somebody writes in their place: rows before that one, and the pens that they bind. */
  readonly instead?: Pick<Batch, 'rows' | 'bound'>
}

/** How far the hash chain over a section reaches. */
export interface ChainHead {
  /** The last row, 0 before the first. */
  readonly seq: number
  /** Its hash, in hexadecimal digits; before the first row what the chain begins with. */
  readonly hash: string
}

/** Someone in whose voice something was written in a section. */
export interface SectionVoice {
  readonly section: string
  readonly voice: string
}

/** The truth about the text of all sections: updates in order, with the pens that wrote them. */
export interface TextLog {
  /** Head, epoch and pens of a section; head 0 for one that was never written to. */
  start(section: string): Promise<SectionStart>
  /** Rows after `afterSeq` up to and including `upTo`, in order. */
  rows(section: string, afterSeq: number, upTo: number): Promise<readonly Row[]>
  /** The rows of a section that brought the version of an earlier one back, in order. */
  restored(section: string): Promise<readonly RestoringRow[]>
  /** In whose voices something was written in these sections, each once for a section, in no order. */
  voices(sections: readonly string[]): Promise<readonly SectionVoice[]>
  /** The head of a section and the hash that stands for all rows up to it. */
  chainHead(section: string): Promise<ChainHead>
  /**
   * Writes batches of different sections in one durable transaction; one result for each, in order. A
   * batch that is behind is left out, the others are written. Throws `RangeError`, and writes nothing at
   * all, when a section is named twice, a pen is bound to a second writer, or an unbound pen writes or is retired;
   * `StorageError` when the store could not write.
   */
  append(batches: readonly Batch[]): Promise<readonly AppendResult[]>
  /**
   * Takes away what leads from the chains to a person; a row of each section where they hold a pen or have a voice
   * says so. Gives these sections; none where they were forgotten before.
   */
  forget(person: string, at: number): Promise<readonly string[]>
}
