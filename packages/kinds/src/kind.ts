import type { Header } from '@alongside/protocol'
import { openToAll, type BlockRules } from './block-rules.ts'

/** A section of a kind: a key that never changes, and its rules. Its words stand in the catalogues. */
export interface Section<Key extends string = string> {
  readonly key: Key
  readonly rules: BlockRules
}

/** A kind of document, as data. */
export interface Kind<Id extends string = string, Key extends string = string> {
  readonly id: Id
  /** It belongs to the person who starts it: no office gives a right to it. */
  readonly personal: boolean
  /** It comes about as somebody calls a meeting or opens an evaluation or an allocation, and not as a document that is begun. */
  readonly isCalled: boolean
  /** What the header says at first; purpose and language come from the catalogue. */
  readonly header: Omit<Header, 'purpose' | 'language'>
  /** In the order in which they stand. */
  readonly sections: readonly Section<Key>[]
}

/** Writes down a kind; its id and the keys of its sections become types. */
export function kind<const Id extends string, const Key extends string>(
  written: Kind<Id, Key>,
): Kind<Id, Key> {
  return written
}

/** Writes down a section; a rule that is not named does not hold. */
export function section<const Key extends string>(key: Key, rules: Partial<BlockRules> = {}): Section<Key> {
  return { key, rules: { ...openToAll, ...rules } }
}
