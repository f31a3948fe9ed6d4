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
}

/** The last snapshot of each section. They follow from the text log: losing one costs time and nothing else. */
export interface Snapshots {
  /** The snapshot of a section of this version, or null. */
  of(section: string, version: number): Promise<Snapshot | null>
  /**
   * Keeps a snapshot in place of one that is older, or of another version; else nothing changes, and neither does it
   * for one of before letters of its section were erased.
   */
  keep(snapshot: Snapshot): Promise<void>
}
