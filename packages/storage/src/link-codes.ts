/** The code of a link, as it is kept: what it is known again by, and itself, sealed, to be shown again. */
export interface KeptCode {
  /** Made of the code with a secret that is not in the store. */
  readonly mark: string
  readonly sealed: string
}

/**
 * The codes of links, which stand in no event: the log says what happened, not how to come in. So with those that are
 * mailed with words that were typed for somebody; there `link` is the id of their sending.
 */
export interface LinkCodes {
  /** What is kept of these links, by link. */
  of(links: readonly string[]): Promise<ReadonlyMap<string, KeptCode>>
  /** The link whose code has this mark, or null. */
  find(mark: string): Promise<string | null>
  /**
   * Keeps a code in place of the one with the mark `instead`, or as a link's first for null. False, and nothing
   * changes, if that is not the link's code now, or if another link has this mark.
   */
  put(link: string, code: KeptCode, instead: string | null): Promise<boolean>
}
