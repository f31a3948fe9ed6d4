import { kindOf } from '@alongside/kinds'
import type { Deed, Found } from '@alongside/review'
import { maySee, permissionOn, selfOf, type Space, type SpaceDocument } from '@alongside/space'
import type { Reader } from '../reader/reader.ts'

/** The words that stand in the documents that somebody may read, and the suggestions that were decided there. */
export async function findInDocuments(
  reader: Pick<Reader, 'read' | 'suggested'>,
  space: Space,
  person: string,
): Promise<Pick<Found, 'words' | 'suggestions'>> {
  const words: Deed[] = []
  const suggestions: Deed[] = []
  for (const document of space.documents.values()) {
    if (document.putAway || !isOwnWork(document) || !maySee(space, person, document.id)) continue
    for (const { id: section, putAway } of document.sections) {
      if (putAway || permissionOn(space, person, section) === null) continue
      const source = { what: 'section', document: document.id, section } as const
      // One after the other: whoever looks at a review waits, and not those who write meanwhile.
      const [{ blocks }, suggested] = await Promise.all([reader.read(section), reader.suggested(section)])
      for (const { text, writer, at } of blocks.flatMap(({ runs }) => runs)) {
        const whole = wordsIn(text)
        if (whole === 0) continue
        words.push({
          person: selfOf(space, writer.voice),
          capacity: writer.capacity,
          at,
          whole,
          part: 0,
          source,
        })
      }
      for (const { writer, fate } of suggested) {
        if (fate === null) continue
        suggestions.push({
          person: selfOf(space, writer.voice),
          capacity: writer.capacity,
          at: fate.at,
          whole: 1,
          part: fate.is === 'accepted' ? 1 : 0,
          source,
        })
      }
    }
  }
  return { words, suggestions }
}

/** What is written as the work of the space: nobody's own plan, and no notes that one takes for all. */
function isOwnWork({ kind }: SpaceDocument): boolean {
  const known = kindOf(kind)
  return known === null || (!known.personal && !known.isCalled)
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
