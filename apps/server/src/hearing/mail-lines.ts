import type { Language } from '@alongside/kinds'
import type { Meeting } from '@alongside/meeting'
import { documentOf, isOpenTitle, memberOf, type Notice, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'
import { namesIn } from '../api/view/names.ts'
import type { Reminding } from './reminding.ts'
import { fill, wordsIn } from '../mail/words/words.ts'

/** In which language, and by which clocks, somebody reads. */
export interface Reading {
  readonly language: Language
  readonly zone: string
}

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
  { language, zone }: Reading,
): Promise<readonly string[]> {
  const lineOf = await writeLines(people, space, notices, { language, zone })
  return together(notices.toSorted((a, b) => a.seq - b.seq).map(lineOf), language)
}

/** What somebody is reminded of, the oldest first: the same lines, with the day since which it waits by their clocks. */
export async function reminderLinesOf(
  people: People,
  space: Space,
  { notices, tasks }: Reminding,
  { language, zone }: Reading,
): Promise<readonly string[]> {
  const { locale, hearing: words } = wordsIn(language)
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone })
  const lineOf = await writeLines(people, space, notices, { language, zone })
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
  { language, zone }: Reading,
): Promise<(notice: Notice) => string> {
  const { locale, hearing: words } = wordsIn(language)
  // A calendar day is the same everywhere.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
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
      day: 'day' in notice ? day.format(Date.parse(notice.day)) : '',
    }
    const line = fill(words.lines[notice.why], values)
    const said = title === undefined ? `${line}.` : `${line}${fill(words.inDocument, { title })}`
    return [said, ...toCome(space, notice, { language, zone })].join(' ')
  }
}

/** When a meeting is to which somebody is to come; where, only if everyone in the space may know of it. */
function toCome(space: Space, { why, ...notice }: Notice, { language, zone }: Reading): readonly string[] {
  if (why !== 'meetingCalled' && why !== 'meetingMoved') return []
  const meeting = 'document' in notice ? space.meetings.get(notice.document) : undefined
  if (meeting === undefined) return []
  const { hearing: words } = wordsIn(language)
  const { place } = meeting.notice
  return [
    fill(words.meetingWhen, { when: whenInWords(meeting, { language, zone }) }),
    ...(place === '' || !isOpenTitle(space, meeting.id) ? [] : [fill(words.meetingWhere, { place })]),
  ]
}

/** When a meeting is, by the clocks of whoever reads it. */
export function whenInWords(
  { notice: { startsAt, endsAt } }: Pick<Meeting, 'notice'>,
  { language, zone }: Reading,
): string {
  const { locale } = wordsIn(language)
  const how = { dateStyle: 'full', timeStyle: 'short', timeZone: zone } as const
  return new Intl.DateTimeFormat(locale, how).formatRange(startsAt, endsAt)
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
