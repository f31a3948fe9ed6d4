import {
  leftOutOf,
  namesInMinutes,
  publicMinutesOf,
  type CopyPreview,
  type Meeting,
  type NotesBlock,
  type PublicItem,
  type PublicMinutes,
} from '@alongside/meeting'
import { dayIn, mayKnowOf, mayKnowOfNewcomer, openItemsOf, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'
import { createHash } from 'node:crypto'
import type { Shelf } from '../reader/shelf.ts'

type ReadsAt = Pick<Shelf, 'readAt'>

/** A copy that is to be, or is. */
interface Copy {
  readonly title: string
  readonly items: readonly PublicItem[]
  /** When it was made public, or would be. */
  readonly at: number
}

/** The copy with the notes as they were approved; those of a meeting without approved minutes are in none. */
export async function minutesOfCopy(
  shelf: ReadsAt,
  space: Space,
  meeting: Meeting,
  copy: Copy,
): Promise<{ readonly minutes: PublicMinutes; readonly pictures: number }> {
  const { approved } = meeting.minutes
  if (approved === null) throw new RangeError('there is no copy of minutes that are not approved')
  const items = await Promise.all(
    copy.items.map(async ({ item, title }) => ({ item, title, notes: await notesOf(shelf, meeting, item) })),
  )
  return {
    minutes: publicMinutesOf(meeting, {
      space: space.name,
      timeZone: space.timeZone,
      title: copy.title,
      approvedOn: dayIn(space.timeZone, approved.at),
      publishedOn: dayIn(space.timeZone, copy.at),
      items,
    }),
    pictures: items.reduce((sum, { notes }) => sum + leftOutOf(notes), 0),
  }
}

async function notesOf(shelf: ReadsAt, meeting: Meeting, item: string): Promise<readonly NotesBlock[]> {
  const seq = meeting.items.get(item)?.approvedSeq ?? null
  return seq === null ? [] : (await shelf.readAt(item, seq)).blocks
}

/** What a meeting is called, and its items that may be public, without those that are to be left out. */
export function copyWithout(
  space: Space,
  { id }: Meeting,
  leaveOut: readonly string[],
): { readonly title: string; readonly items: readonly PublicItem[]; readonly open: readonly PublicItem[] } {
  const open = openItemsOf(space, id).map(({ id: item, title }) => ({ item, title }))
  const title = space.documents.get(id)?.title ?? ''
  return { title, items: open.filter(({ item }) => !leaveOut.includes(item)), open }
}

/** What would be public of approved minutes, for somebody who may make it so. */
export async function copyPreview(
  { shelf, people }: { readonly shelf: ReadsAt; readonly people: Pick<People, 'byIds'> },
  space: Space,
  meeting: Meeting,
  asked: { readonly person: string; readonly leaveOut: readonly string[]; readonly at: number },
): Promise<CopyPreview> {
  const { title, items, open } = copyWithout(space, meeting, asked.leaveOut)
  const { minutes, pictures } = await minutesOfCopy(shelf, space, meeting, { title, items, at: asked.at })
  const names = await people.byIds(peopleKnownTo(space, meeting, asked.person))
  return {
    minutes,
    read: readingOf(minutes),
    items: [...open],
    has: items.map(({ item }) => item),
    pictures,
    names: namesInMinutes(
      minutes,
      names.map(({ name }) => name),
    ).map(({ words, places }) => ({ words, places: [...places] })),
  }
}

/** What tells a copy from every other; on which day it is made public makes no difference. */
export function readingOf({ publishedOn: _publishedOn, ...minutes }: PublicMinutes): string {
  return createHash('sha256').update(JSON.stringify(minutes)).digest('hex')
}

/**
 * Everybody who is or was in the space, as far as this person may know of them, and those on the roll by name alone.
 * Those who show no name are among them: theirs least of all should be public, and only the word is shown, which stands
 * in the minutes anyway.
 */
function peopleKnownTo(space: Space, { roll }: Meeting, person: string): readonly string[] {
  const members = [...space.members.values()].filter((one) => mayKnowOf(space, person, one))
  const newcomers = [...roll.keys()].filter((one) => mayKnowOfNewcomer(space, person, one))
  return [...new Set([...members.map((one) => one.person), ...newcomers])]
}
