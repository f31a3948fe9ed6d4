import { kindOf } from '@alongside/kinds'
import type { Deed, Found } from '@alongside/review'
import { selfOf, threadsOf, type Space, type SpaceDocument, type Thread } from '@alongside/space'
import type { Reader } from '../reader/reader.ts'
import type { Seer } from './seer.ts'

/** The words that stand in the documents that somebody may read, and the suggestions and comments that were made there. */
export async function findInDocuments(
  reader: Pick<Reader, 'read' | 'suggested'>,
  space: Space,
  seer: Seer,
): Promise<Pick<Found, 'words' | 'suggestions' | 'answers'>> {
  const words: Deed[] = []
  const suggestions: Deed[] = []
  const answers: Deed[] = []
  for (const document of space.documents.values()) {
    if (document.putAway || !isOwnWork(document) || !seer.maySee(document.id)) continue
    for (const { id: section, putAway } of document.sections) {
      if (putAway || !seer.mayRead(section)) continue
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
      answers.push(
        ...threadsOf(space, section)
          .values()
          .flatMap((one) => answerOf(space, one, source)),
      )
    }
  }
  return { words, suggestions, answers }
}

/** A comment of somebody's own, and whether it was answered: by another's words, or by what came of it. */
function answerOf(space: Space, { posts, resolved }: Thread, source: Deed['source']): readonly Deed[] {
  const [first, ...replies] = posts
  if (first === undefined || first.words === null || first.capacity === null || !first.confirmed) return []
  const { voice, capacity, at } = first
  const person = selfOf(space, voice)
  const isAnswered =
    resolved !== null || replies.some((one) => one.words !== null && selfOf(space, one.voice) !== person)
  return [{ person, capacity, at, whole: 1, part: isAnswered ? 1 : 0, source }]
}

/** What is written as the work of the space: nobody's own plan, and no notes that one takes for all. */
function isOwnWork({ kind }: SpaceDocument): boolean {
  const known = kindOf(kind)
  return known === null || (!known.personal && !known.isCalled)
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
