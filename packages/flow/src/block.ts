import type { Marks } from './marks.ts'

/** What a block is. A kind that this version does not know reads as a placeholder (F7). */
export type BlockKind = 'paragraph' | 'heading' | 'code' | 'divider' | 'image' | 'placeholder'
export type Level = 1 | 2 | 3
export type ListKind = 'bullet' | 'ordered' | 'task'

/** A quote or callout around a block; neighbours with one id stand in one box. */
export interface Box {
  readonly id: string
  readonly kind: 'quote' | 'callout'
}

/** A kind that this version does not know, kept whole so that it can be moved. */
export interface Unknown {
  readonly kind: string
  /** Every attribute of its marker, nested maps written as `{map: {…}}` and plain values as `{value}`. */
  readonly attributes: Readonly<Record<string, Kept>>
}
export type Kept = { readonly value: unknown } | { readonly map: Readonly<Record<string, Kept>> }

/** A picture that stands in a text. Its bytes are a file of the section; a flow only names it (F12). */
export interface Picture {
  /** The id of the file, or null for a picture that has none that could be found. */
  readonly file: string | null
  /** What can be seen in it, for those who do not see it; empty while nobody has said so. */
  readonly alt: string
  /** Whether it only decorates, so that there is nothing to say of it. */
  readonly decorative: boolean
}

/** Everything about a block but its words. What it says as a picture is empty for all other kinds. */
export interface BlockAttributes extends Picture {
  readonly kind: BlockKind
  /** Of a heading; null otherwise. */
  readonly level: Level | null
  readonly list: ListKind | null
  /** Of a list item or a paragraph that belongs to one, counted from 0. */
  readonly depth: number
  /** Of a task; false otherwise. */
  readonly checked: boolean
  /** The number that an ordered item begins with anew, or null to count on. */
  readonly start: number | null
  /** A further paragraph of the list item above. */
  readonly cont: boolean
  readonly box: Box | null
  /** Of a placeholder; null otherwise. */
  readonly unknown: Unknown | null
}

/** The id of a Yjs struct. */
export interface Id {
  readonly client: number
  readonly clock: number
}

/**
 * Characters with one look, written in one go: unit `i` of `text` has the id `{client, clock: clock + i}`.
 * An inline embed is a run of its own, whose text is U+FFFC.
 */
export interface Run {
  readonly text: string
  readonly marks: Marks
  readonly client: number
  readonly clock: number
  /** What stands here instead of text, or null. */
  readonly embed: { readonly value: unknown } | null
  /** The open suggestion that it is of; absent in text that stands (F15). */
  readonly suggestion?: string
}

/** A block as everybody reads it (F6, F16). */
export interface Block extends BlockAttributes {
  /**
   * What its marker says, before it is settled against its neighbours (F16); the nodes of the editor carry this.
   * The block's own attributes are how it reads.
   */
  readonly asked: BlockAttributes
  /** The marker's id, or null for a block that has none (F1, F16). */
  readonly id: Id | null
  /** The open suggestion that its marker is of; absent where the marker stands (F15). */
  readonly suggestion?: string
  readonly runs: readonly Run[]
}

/** The most characters that the description of a picture may have. */
export const longestAlt = 500

/** A plain paragraph, which everything unknown falls back to. */
export const plainParagraph: BlockAttributes = {
  kind: 'paragraph',
  level: null,
  list: null,
  depth: 0,
  checked: false,
  start: null,
  cont: false,
  box: null,
  file: null,
  alt: '',
  decorative: false,
  unknown: null,
}

/** Says whether a block of this kind has words of its own. */
export function holdsText(kind: BlockKind): boolean {
  return kind !== 'divider' && kind !== 'image' && kind !== 'placeholder'
}

/** The words of a block; `\n` is a line break. */
export function textOf(block: Block): string {
  return block.runs.map((run) => run.text).join('')
}

/** Says whether two boxes are the same. */
export function sameBox(a: Box | null, b: Box | null): boolean {
  return a === b || (a !== null && b !== null && a.id === b.id && a.kind === b.kind)
}
