import type { ErasedRange, Erasure, Store } from '@alongside/storage'
import { eraseTexts } from '@alongside/storage/testing'
import { textErasures } from '../erasure/text-erasures.ts'

/** Erases letters of a section for good, with an event that says so; gives what was done to its log, nothing if they are gone. */
export async function eraseLetters(
  store: Pick<Store, 'text' | 'events'>,
  section: string,
  ranges: readonly ErasedRange[],
): Promise<readonly Erasure[]> {
  const texts = await textErasures(store.text, { places: new Map([[section, ranges]]), instead: null, at: 9 })
  if (texts.length > 0 && !(await eraseTexts(store, ...texts))) throw new Error('somebody wrote meanwhile')
  return texts
}
