import type { Id } from '@alongside/flow'
import type { ImportedFrom, Writer } from '@alongside/protocol'
import type { Span } from './span.ts'

/** Whose words: the hand that typed them, the voice they speak with, in what capacity, and how they reached the hand. */
export interface Author extends Pick<Writer, 'hand' | 'voice' | 'capacity' | 'by'> {
  /** The file that they put the words in from; absent for what they wrote. Whom it names is its claim alone (A9). */
  readonly importedFrom?: ImportedFrom
}

/** Finds who writes with a pen in a section, or undefined if it is bound to nobody there. */
export type WriterOf = (pen: number) => Author | undefined

/**
 * Clocks of one client id that were first saved within one minute: from `from` up to the next stretch's `from`, or
 * up to the end of what is known of the client.
 */
export interface Stretch {
  readonly from: number
  /** When the first row with some of them was saved, in milliseconds since 1970. */
  readonly at: number
  /** The first and the last row with some of them. */
  readonly seq: number
  readonly last: number
}

/** Where words were first written: under clocks of this section, or of a pen of another. */
export type Origin =
  | ({ readonly is: 'here' } & Id)
  | {
      readonly is: 'elsewhere'
      /** Which of the attribution's `strangers` wrote them. */
      readonly stranger: number
      readonly clock: number
      readonly at: number
    }

/** Clocks whose words were first written elsewhere; the clocks there go on as these do. */
export interface Placement extends Span {
  readonly origin: Origin
  /** The clocks with which they were moved or copied to where they stand; null for what undo brought back in place. */
  readonly placed: Id | null
}

/** Characters, embeds and markers that were deleted together. */
export interface Removal extends Span {
  /** The pen that was in force; null if none was. */
  readonly pen: number | null
  /** The minute in which that was saved, by its beginning in milliseconds since 1970. */
  readonly at: number
  /** Whether it was handed in after it was done, by a client that does not say when. */
  readonly isLate: boolean
}

/** Clocks under which no character stands: an embed, a marker, or a mark, a value, or what was gone before it came. */
export interface Gap extends Span {
  readonly is: 'embed' | 'marker' | 'other'
}

/** Letters that were put in from a file. */
export interface Import extends Span {
  /** Which of the attribution's `files`. */
  readonly file: number
}

/** All that is known of what one client id wrote. */
export interface ClientRecord {
  /** The first clock that is not known yet. */
  readonly end: number
  /** The UTF-16 unit that was written under each clock; 0 in a gap. */
  readonly units: Uint16Array
  readonly gaps: readonly Gap[]
  readonly stretches: readonly Stretch[]
  readonly placements: readonly Placement[]
  readonly imports: readonly Import[]
  readonly removals: readonly Removal[]
}

/** Someone whose words came here from another section, with the client id that they have there. */
export interface Stranger extends Author {
  readonly section: string
  readonly client: number
}

/** Whose the words of a section are, as its log tells up to a row: plain data, never changed once it is made. */
export interface Attribution {
  readonly section: string
  /** The last row read, or 0. */
  readonly seq: number
  readonly records: ReadonlyMap<number, ClientRecord>
  /** In the order in which words of theirs first came. */
  readonly strangers: readonly Stranger[]
  /** In the order in which words of theirs first came, each once. */
  readonly files: readonly ImportedFrom[]
}

/** What is known of a section before its first row. */
export function emptyAttribution(section: string): Attribution {
  return { section, seq: 0, records: new Map(), strangers: [], files: [] }
}

/** What is known of a client id of which all clocks up to `to` are known, or null when some are not. */
export function recordWith(
  { records }: Pick<Attribution, 'records'>,
  client: number,
  to: number,
): ClientRecord | null {
  const record = records.get(client)
  return record === undefined || to > record.end ? null : record
}
