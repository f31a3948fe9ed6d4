import type { Language } from '@alongside/kinds'
import type { GuestWords } from '@alongside/protocol'
import { filesOf, permissionOn, selfOf, threadsOf, type Space, type SpaceDocument } from '@alongside/space'
import type { ReadBlock } from '../../reader/read-section.ts'
import type { ApiDeps } from '../deps.ts'
import { peopleInThreads, threadViews } from './comments.ts'
import { namesIn } from './names.ts'
import { peopleInSuggestions, suggestionView } from './suggestions.ts'

/** What became of a person's words in each section that they may read and have said or written something in. */
export async function guestWords(
  { people, reader }: Pick<ApiDeps, 'people' | 'reader'>,
  space: Space,
  document: SpaceDocument,
  person: string,
  language: Language,
): Promise<GuestWords['sections']> {
  const isMine = (one: string) => selfOf(space, one) === person
  const readable = document.sections.filter(({ id }) => permissionOn(space, person, id) !== null)
  const sections = await Promise.all(
    readable.map(async ({ id, title }) => {
      const threads = threadsOf(space, id)
        .values()
        .filter(({ posts }) => posts.some(({ voice }) => isMine(voice)))
      const anchored = threads.map(({ anchor }) => anchor?.letters ?? [])
      // A text that cannot be read right now takes nobody's comments away; the reader has logged why.
      const [found, suggested, blocks] = await Promise.all([
        reader.find(id, anchored).catch(() => []),
        reader.suggested(id).catch(() => []),
        reader.read(id).then(
          (read) => read.blocks,
          () => [],
        ),
      ])
      const suggestions = suggested.filter(({ writer }) => isMine(writer.voice))
      const named = [...peopleInThreads(threads), ...peopleInSuggestions(suggestions)]
      const names = await namesIn(space, people, named, language)
      return {
        id,
        title,
        threads: [...threadViews(threads, found, { files: filesOf(space, id), names })],
        suggestions: suggestions.map((one) => suggestionView(one, names)),
        standing: standing(blocks, isMine),
      }
    }),
  )
  return sections.filter(
    ({ threads, suggestions, standing: words }) =>
      threads.length > 0 || suggestions.length > 0 || words.length > 0,
  )
}

/** What of each block is somebody's, with a gap where others' words stand between. */
function standing(blocks: readonly ReadBlock[], isMine: (person: string) => boolean): string[] {
  return blocks.flatMap(({ runs }) => {
    const parts = runs.map(({ text, writer }) => (isMine(writer.voice) ? text : ' … '))
    const words = parts.join('').replaceAll(/( … )+/g, ' … ')
    return parts.every((part) => part === ' … ') || words.trim() === '' ? [] : [words.trim()]
  })
}
