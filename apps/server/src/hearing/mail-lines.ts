import type { Language } from '@alongside/kinds'
import { documentOf, isOpenTitle, memberOf, type Notice, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'
import { namesIn } from '../api/view/names.ts'
import { fill, wordsIn } from '../mail/words/words.ts'

/** How many lines a mail has; the list in the product has all. */
const most = 20

/**
 * What there is to hear as lines of a mail, the oldest first: who did what, and in which document where everyone may
 * know its title. Nothing that was said, and no part of a document, leaves the product by mail. What is the same is
 * said once.
 */
export async function linesOf(
  people: People,
  space: Space,
  notices: readonly Notice[],
  language: Language,
): Promise<readonly string[]> {
  const words = wordsIn(language).hearing
  const ids = notices.flatMap((notice) =>
    [notice.actor ?? [], 'person' in notice ? notice.person : []].flat(),
  )
  const names = await namesIn(space, people, ids, language)
  const nameOf = (person: string | null) => {
    const member = person === null ? null : memberOf(space, person)
    return member === null ? words.someone : names.orCapacity(member.person, member.capacity)
  }
  const lines = notices
    .toSorted((a, b) => a.seq - b.seq)
    .map((notice) => {
      const document = documentOf(space, notice)
      const title =
        document !== null && isOpenTitle(space, document) ? space.documents.get(document)?.title : undefined
      const values = {
        actor: nameOf(notice.actor),
        person: 'person' in notice ? nameOf(notice.person) : '',
      }
      const line = fill(words.lines[notice.why], values)
      return title === undefined ? `${line}.` : `${line}${fill(words.inDocument, { title })}`
    })
  const times = Map.groupBy(lines, (line) => line)
  const said = [...times].map(([line, same]) =>
    same.length === 1 ? line : `${line} ${fill(words.times, { count: String(same.length) })}`,
  )
  const more = said.length - most
  return more > 0 ? [...said.slice(0, most), fill(words.more, { count: String(more) })] : said
}
