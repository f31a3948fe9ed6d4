import type { NewBlock } from '@alongside/flow'
import type { SpokenBy } from '@alongside/protocol'
import type { PersonKey } from './people.ts'

/** Whose words, and who typed them where that was somebody else, with how they came. */
export interface Spoken {
  readonly by: PersonKey
  readonly typed?: { readonly by: PersonKey; readonly way: SpokenBy }
}

/** Something that one person wrote or suggested in one go: new blocks at the end, or words put in behind others. */
export type Passage = Spoken & { readonly daysAgo: number } & (
    | { readonly blocks: readonly NewBlock[] }
    /** `after` stands once in the section as it is by then. */
    | { readonly after: string; readonly add: string }
    /** Words suggested behind others, or in place of them; both stand once, as the section reads by then. */
    | { readonly after: string; readonly suggest: string }
    | { readonly instead: string; readonly suggest: string }
  )

/** What stands in a document, by the keys of its kind's sections; a section that is not named is empty. */
export type Content<Key extends string> = Partial<Record<Key, readonly Passage[]>>

export const p = (text: string): NewBlock => ({ text })
export const h = (text: string): NewBlock => ({ kind: 'heading', level: 1, text })
export const item = (text: string): NewBlock => ({ list: 'bullet', text })
export const numbered = (text: string): NewBlock => ({ list: 'ordered', text })
export const task = (text: string, checked = false): NewBlock => ({ list: 'task', text, checked })
export const quote = (id: string, text: string): NewBlock => ({ box: { id, kind: 'quote' }, text })
export const callout = (id: string, text: string): NewBlock => ({ box: { id, kind: 'callout' }, text })

export const bold = (text: string): NewBlock => ({ text: [{ text, marks: { bold: true } }] })

/** A paragraph or item that begins in bold. */
export const led = (lead: string, text: string, block: NewBlock = {}): NewBlock => ({
  ...block,
  text: [{ text: lead, marks: { bold: true } }, { text }],
})
