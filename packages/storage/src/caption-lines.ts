/** A line of captions that is kept. */
export interface KeptCaption {
  readonly meeting: string
  /** Made by the device on which it was typed. */
  readonly line: string
  /** The item in which it was said; null: between items. */
  readonly item: string | null
  /** Whose hand typed it. */
  readonly person: string
  readonly words: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * The captions of meetings that are kept. They stand in no event: the log is for good and everybody folds all of it,
 * while captions are many, no part of what was decided, and may be thrown away.
 */
export interface CaptionLines {
  /** Keeps a line; one that is put again under its id stays as it was kept first. */
  put(caption: KeptCaption): Promise<void>
  /** How many lines are kept of a meeting, without the one of this id. */
  countOthers(meeting: string, line: string): Promise<number>
  /** What is kept of a meeting, in the order in which it was put first. */
  of(meeting: string): Promise<readonly KeptCaption[]>
  /** Throws away what is kept of a meeting up to a moment (milliseconds since 1970), that moment too. */
  drop(meeting: string, upTo: number): Promise<void>
}
