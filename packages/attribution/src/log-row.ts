import type { Id } from '@alongside/flow'

/** What a row says of where a range of its words came from: `length` units from `clock` on, and as many there. */
export interface LoggedSource extends Id {
  readonly length: number
  readonly from: Id & {
    readonly section: string
    /** The last row of that section which had been committed. */
    readonly upTo: number
  }
}

/** What attribution needs of a row of the text log. */
export interface LogRow {
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  /** The pen in force when it was sent, to which its deletions are credited; null if none was. */
  readonly pen: number | null
  /** A *step2* was handed in after a connection began. */
  readonly kind: 'update' | 'step2'
  /** A Yjs update in its first encoding (V1). */
  readonly bytes: Uint8Array
  /** Where words of the row were declared to come from; a room has seen to it that its hand may read there. */
  readonly sources?: readonly LoggedSource[]
}
