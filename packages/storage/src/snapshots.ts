/** A section as it was after one of its rows, so that whoever reads it need not begin with the first. */
export interface Snapshot {
  readonly section: string
  /** The last row that is in it. */
  readonly seq: number
  /** The version of the program that can read it; one of another version is as good as none. */
  readonly version: number
  /** The text, as one Yjs update in its first encoding. */
  readonly state: Uint8Array
  /** Whose words they are, and (in `letters`) all that was ever written, as `encodeMap` stores them. */
  readonly map: Uint8Array
  readonly letters: Uint8Array
  /** What a room must know to judge the next update, as `encodeKnown` stores it. */
  readonly room: Uint8Array
}

/** The text of a section after row `seq`. */
export type TextSnapshot = Pick<Snapshot, 'seq' | 'state'>

/** Whose words a section holds after row `seq`. */
export type WordsSnapshot = Pick<Snapshot, 'seq' | 'map' | 'letters'>

/** What a room knows after row `seq`. */
export type RoomSnapshot = Pick<Snapshot, 'seq' | 'room'>

/** Of so many rows in a row only the latest snapshot is kept: reading on from one takes less than a tenth of a second. */
export const rowsPerStretch = 20_000

/** Says in which stretch of a log a row is: the first ends with row 20,000. */
export function stretchOf(seq: number): number {
  return Math.floor((seq - 1) / rowsPerStretch)
}

/**
 * Snapshots of sections, some older ones and the latest, each part of which is read by itself; null is the answer where
 * there is none of this version. They follow from the text log: losing one costs time and nothing else.
 */
export interface Snapshots {
  /** The latest text at row `seq` or before it. */
  at(section: string, seq: number, version: number): Promise<TextSnapshot | null>
  /** Whose words they are, as the latest snapshot has it; this is not kept of older ones. */
  words(section: string, version: number): Promise<WordsSnapshot | null>
  /** What a room knows, as the latest snapshot has it; this is not kept of older ones. */
  room(section: string, version: number): Promise<RoomSnapshot | null>
  /**
   * Keeps a snapshot; of those in one stretch only the latest, none of another version, and none of before letters of
   * its section were erased.
   */
  keep(snapshot: Snapshot): Promise<void>
}
