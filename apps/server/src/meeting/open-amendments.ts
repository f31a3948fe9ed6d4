import type { Reader } from '../reader/reader.ts'

/** How many suggestions of amendments are open in the notes of an item: what nothing is left of is none. */
export async function openAmendments(reader: Pick<Reader, 'suggested'>, item: string): Promise<number> {
  const suggested = await reader.suggested(item)
  return suggested.filter(({ fate, changes }) => fate === null && changes.length > 0).length
}
