import { commentedSection } from '#lib/comments/told.ts'
import type { LiveEvent } from '#lib/live.svelte.ts'
import { z } from 'zod'

const typedSchema = z.object({
  kind: z.enum(['wordsTyped', 'voiceConfirmed', 'voiceDisowned']),
  payload: z.object({ section: z.string() }),
})

const erasedSchema = z.object({
  kind: z.literal('wordsErased'),
  payload: z.object({ section: z.string(), reason: z.string().nullable() }),
})

/** What an event of the space is to a page that shows a document, beside its data being loaded anew. */
export type Told =
  /** Something was said about a section of this document or another; `isNew`: a comment or a reply came. */
  | { readonly is: 'comments'; readonly section: string; readonly isNew: boolean }
  /** Something was said of words in a section that others typed for somebody, or such words wait. */
  | { readonly is: 'typed'; readonly section: string }
  | { readonly is: 'right' }
  /** Words of a section were removed for good; null: why was said of another section. */
  | { readonly is: 'erased'; readonly section: string; readonly reason: string | null }
  /** Words that could not be saved were handed to somebody who may write. */
  | { readonly is: 'handed' }

/** Reads what an event tells; null: nothing that the page says or shows by itself. */
export function toldOf(event: LiveEvent): Told | null {
  const { kind } = event
  const section = commentedSection(event)
  if (section !== null) return { is: 'comments', section, isNew: kind === 'commented' || kind === 'replied' }
  const typed = typedSchema.safeParse(event).data
  if (typed !== undefined) return { is: 'typed', section: typed.payload.section }
  const erased = erasedSchema.safeParse(event).data
  if (erased !== undefined) return { is: 'erased', ...erased.payload }
  if (kind.startsWith('right')) return { is: 'right' }
  return kind === 'wordsHanded' ? { is: 'handed' } : null
}
