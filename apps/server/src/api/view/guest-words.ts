import type { Language } from '@alongside/kinds'
import type { GuestWords } from '@alongside/protocol'
import { permissionOn, selfOf, threadsOf, type Space, type SpaceDocument } from '@alongside/space'
import type { ReadBlock } from '../../reader/read-section.ts'
import type { ApiDeps } from '../deps.ts'
import { peopleInThreads, threadViews } from './comments.ts'
import { namesIn } from './names.ts'

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
      const all = [...threadsOf(space, id).values()]
      const threads = all.filter(({ posts }) => posts.some(({ voice }) => isMine(voice)))
      const found = await reader
        .find(
          id,
          threads.map(({ anchor }) => anchor?.letters ?? []),
        )
        .catch(() => [])
      const blocks = await reader.read(id).then(
        (read) => read.blocks,
        () => [],
      )
      const names = await namesIn(space, people, peopleInThreads(threads), language)
      return {
        id,
        title,
        threads: [...threadViews(threads, found, names)],
        standing: standing(blocks, isMine),
      }
    }),
  )
  return sections.filter(({ threads, standing: words }) => threads.length > 0 || words.length > 0)
}

/** What of each block is somebody's, with a gap where others' words stand between. */
function standing(blocks: readonly ReadBlock[], isMine: (person: string) => boolean): string[] {
  return blocks.flatMap(({ runs }) => {
    const parts = runs.map(({ text, writer }) => (isMine(writer.voice) ? text : ' … '))
    const words = parts.join('').replaceAll(/( … )+/g, ' … ')
    return parts.every((part) => part === ' … ') || words.trim() === '' ? [] : [words.trim()]
  })
}
