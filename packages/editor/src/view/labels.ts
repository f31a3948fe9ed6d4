import type { BoxKind } from '../block.ts'
import type { MarkName, ProposedBlock } from '@alongside/flow'
import type { Item } from '../reading/items.ts'

/** The words that the editor shows or hands to a screen reader, from the page's message catalogue. */
export interface Labels {
  /** The name of the whole field. */
  readonly editor: string
  /** What stands, dimmed, in a text that is still empty. */
  readonly hint?: string
  /**
   * What a screen reader says for the marker in front of an item, in place of the bullet; `first` is true where
   * the list begins, which is the place to say how long it is.
   */
  readonly item: (item: Item, first: boolean) => string
  /** The name of a task's checkbox; the words of the task are added to it. */
  readonly task: (item: Item) => string
  /** What a screen reader says where a box begins. */
  readonly box: (kind: BoxKind) => string
  /** What a screen reader says for a picture that nobody has described yet. */
  readonly pictureUndescribed: string
  /** The words in the place of a picture that cannot be loaded; `alt` is its description, or empty. */
  readonly pictureMissing: (alt: string) => string
  /** The words in the box for a block of a kind that this version does not know. */
  readonly unknownBlock: (kind: string) => string
  /** The words shown for something within a line that this version does not know. */
  readonly unknownEmbed: (kind: string) => string
  /** What is said of suggestions. */
  readonly suggestion: SuggestionLabels
}

/** What a block is suggested to look like. */
export type SuggestedLook = Extract<ProposedBlock, { readonly is: 'look' }>['changes']

/** The words for what is suggested. */
export interface SuggestionLabels {
  /** Words that are suggested, and words that are suggested to go. */
  readonly insertion: string
  readonly removal: string
  /** A block that is suggested, one that is suggested to go or to be joined to the one above. */
  readonly beginning: string
  readonly blockRemoval: string
  readonly join: string
  /** What a block is suggested to become. */
  readonly look: (look: SuggestedLook) => string
  /** A mark that words are suggested to have, or to lose. */
  readonly mark: (name: MarkName, on: boolean) => string
  /** What somebody suggests, with their name. */
  readonly by: (name: string, what: string) => string
}
