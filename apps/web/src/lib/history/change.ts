import type { ImportedFrom, MomentBlock } from '@alongside/protocol'
import type { ShownWriter } from '#lib/words/writer.ts'

/** What can have become of words, or of the beginning of a block. */
export type ChangeKind =
  | NonNullable<MomentBlock['runs'][number]['change']>['is']
  | `block${Capitalize<NonNullable<MomentBlock['change']>['is']>}`

/** Something that is otherwise than it was, in one place and by one person. */
export interface Change {
  /** Counted from 1 in the order of the text. */
  readonly number: number
  readonly is: ChangeKind
  /** Null where nobody in particular did it, or it is not known any more. */
  readonly by: ShownWriter | null
  /** Milliseconds since 1970; null where it is not known. */
  readonly at: number | null
  /** The words that it is about; empty where it is the beginning of a block. */
  readonly text: string
  /** The id of the first of words that were removed. */
  readonly first?: { readonly client: number; readonly clock: number }
  /** The file from which somebody put words in, where they did not write them. */
  readonly importedFrom?: ImportedFrom
}
