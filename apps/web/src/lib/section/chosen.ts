import type { Capacity } from '@alongside/protocol'
import type { Author } from './authors.ts'

/** Whose words are to stand out: a person's, those written in a capacity, or (null) everybody's alike. */
export type Chosen =
  { readonly by: 'person'; readonly voice: string } | { readonly by: 'capacity'; readonly capacity: Capacity }

/** Whether the words of a writer stand out. */
export function isChosen(chosen: Chosen | null, { voice, capacity }: Author): boolean {
  if (chosen === null) return true
  return chosen.by === 'person' ? chosen.voice === voice : chosen.capacity === capacity
}

/** What a choice is called in a form. */
export function keyOfChosen(chosen: Chosen | null): string {
  if (chosen === null) return ''
  return chosen.by === 'person' ? `person ${chosen.voice}` : `capacity ${chosen.capacity}`
}
