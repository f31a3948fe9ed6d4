import type { Language } from '@alongside/kinds'
import { documentOf, isOpenTitle, memberOf, type Notice, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'
import { namesIn } from '../api/view/names.ts'
import type { Reminding } from './reminding.ts'
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
  const lineOf = await writeLines(people, space, notices, language)
  return together(notices.toSorted((a, b) => a.seq - b.seq).map(lineOf), language)
}

/** What somebody is reminded of, the oldest first: the same lines, with the day since which it waits by their clocks. */
export async function reminderLinesOf(
  people: People,
  space: Space,
  { notices, tasks }: Reminding,
  { language, zone }: { readonly language: Language; readonly zone: string },
): Promise<readonly string[]> {
  const { locale, hearing: words } = wordsIn(language)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone })
  const lineOf = await writeLines(people, space, notices, language)
  const lines = [
    ...notices.map((notice) => ({ at: notice.at, line: lineOf(notice) })),
    ...tasks.map(({ madeAt }) => ({ at: madeAt, line: words.task })),
  ]
  return together(
    lines
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, line }) => `${line} ${fill(words.waitsSince, { day: day.format(at) })}`),
    language,
  )
}

/** Says each of some notices as a sentence. */
async function writeLines(
  people: People,
  space: Space,
  notices: readonly Notice[],
  language: Language,
): Promise<(notice: Notice) => string> {
  const words = wordsIn(language).hearing
  const ids = notices.flatMap((notice) =>
    [notice.actor ?? [], 'person' in notice ? notice.person : []].flat(),
  )
  const names = await namesIn(space, people, ids, language)
  const nameOf = (person: string | null) => {
    const member = person === null ? null : memberOf(space, person)
    return member === null ? words.someone : names.orCapacity(member.person, member.capacity)
  }
  return (notice) => {
    const document = documentOf(space, notice)
    const title =
      document !== null && isOpenTitle(space, document) ? space.documents.get(document)?.title : undefined
    const values = {
      actor: nameOf(notice.actor),
      person: 'person' in notice ? nameOf(notice.person) : '',
    }
    const line = fill(words.lines[notice.why], values)
    return title === undefined ? `${line}.` : `${line}${fill(words.inDocument, { title })}`
  }
}

function together(lines: readonly string[], language: Language): readonly string[] {
  const words = wordsIn(language).hearing
  const times = Map.groupBy(lines, (line) => line)
  const said = [...times].map(([line, same]) =>
    same.length === 1 ? line : `${line} ${fill(words.times, { count: String(same.length) })}`,
  )
  const more = said.length - most
  return more > 0 ? [...said.slice(0, most), fill(words.more, { count: String(more) })] : said
}
