/** The list a block is an item of. */
export type ListKind = 'bullet' | 'ordered' | 'task'
/** The box that a block stands in. */
export type BoxKind = 'quote' | 'callout'

/** A quote or callout; neighbouring blocks with one id are one box. */
export interface Box {
  readonly id: string
  readonly kind: BoxKind
}

/** What every block carries beside its kind, exactly as its marker in the flow says. */
export interface BlockAttrs {
  readonly list: ListKind | null
  /** Depth of a list item, counted from 0. */
  readonly depth: number
  readonly checked: boolean
  /** The number this ordered item begins with; null goes on counting. */
  readonly start: number | null
  /** A further paragraph of the list item above. */
  readonly cont: boolean
  readonly box: Box | null
}

/** A paragraph of no list and no box. */
export const plainBlock: BlockAttrs = {
  list: null,
  depth: 0,
  checked: false,
  start: null,
  cont: false,
  box: null,
}

/** The deepest level of a list that the schema holds, counted from 0. */
export const deepest = 8

/** Names of the block nodes. The node `codeBlock` is the flow's kind `code` (`code` is the mark here). */
export const blockNames = ['paragraph', 'heading', 'codeBlock', 'divider', 'image', 'placeholder'] as const
export type BlockName = (typeof blockNames)[number]

/** Names of the marks, which are the flow's names too. */
export const markNames = ['bold', 'italic', 'underline', 'strike', 'code', 'link', 'highlight'] as const
export type MarkName = (typeof markNames)[number]
