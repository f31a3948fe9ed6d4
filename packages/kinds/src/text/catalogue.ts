import type { KindId, SectionKey } from '../kinds.ts'

/** The words of one section: its heading, and what to write about. */
export interface SectionText {
  readonly title: string
  readonly prompt: string
}

/** The words of one kind. */
export interface KindText<Key extends string = string> {
  readonly title: string
  /** In one or two sentences, what it is for: the first purpose in the header. */
  readonly purpose: string
  readonly sections: Readonly<Record<Key, SectionText>>
}

/** All words of one language; a key that is missing or unknown does not compile. */
export type Catalogue = { readonly [Id in KindId]: KindText<SectionKey<Id>> }
