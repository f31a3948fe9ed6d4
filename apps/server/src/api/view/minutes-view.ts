import type { Language } from '@alongside/kinds'
import { hasEnded, type Meeting, type MinutesAnswer } from '@alongside/meeting'
import { followersOf, maySee, permissionOn, saidIn, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'
import { openAmendments } from '../../meeting/open-amendments.ts'
import type { SectionRead } from '../../reader/read-section.ts'
import type { Reader } from '../../reader/reader.ts'
import type { Shelf } from '../../reader/shelf.ts'
import { namesIn } from './names.ts'
import { peopleIn, sectionText } from './section-text.ts'

export interface MinutesDeps {
  readonly people: People
  readonly reader: Pick<Reader, 'read' | 'suggested'>
  readonly shelf: Shelf
}

/** What the minutes say beside the record of the meeting, for one of those who may read it. */
export async function minutesView(
  deps: MinutesDeps,
  space: Space,
  meeting: Meeting,
  { person, language }: { readonly person: string; readonly language: Language },
): Promise<MinutesAnswer> {
  const notes = hasEnded(meeting) ? await notesOf(deps, space, meeting, person) : []
  const writers = notes.flatMap(({ read }) => (read === null ? [] : peopleIn(read)))
  const names = await namesIn(space, deps.people, writers, language)
  return {
    notes: notes.map(({ item, read, open }) => ({
      item,
      text: read === null ? null : sectionText(read, names, saidIn(space, item)),
      open,
    })),
    later: meetingsAfter(space, meeting, person),
  }
}

interface Notes {
  readonly item: string
  /** Null where they cannot be read just now. */
  readonly read: SectionRead | null
  readonly open: number
}

/** The notes of the items that the reader may read: as they are now, or for good as they were approved. */
function notesOf(
  { reader, shelf }: MinutesDeps,
  space: Space,
  { id, items }: Meeting,
  person: string,
): Promise<readonly Notes[]> {
  const sections = (space.documents.get(id)?.sections ?? []).filter(
    (section) => !section.putAway && permissionOn(space, person, section.id) !== null,
  )
  return Promise.all(
    sections.map(async ({ id: item }): Promise<Notes> => {
      const approved = items.get(item)?.approvedSeq ?? null
      const reading = approved === null ? reader.read(item) : shelf.readAt(item, approved)
      const [read, open] = await Promise.all([
        reading.catch(() => null),
        approved === null ? openAmendments(reader, item).catch(() => 0) : 0,
      ])
      // What is only suggested does not stand in the minutes.
      return { item, read: read === null ? null : { ...read, shown: null }, open }
    }),
  )
}

/** The meetings that follow, as far as the reader may see them: in one of them the minutes are approved. */
function meetingsAfter(space: Space, { id }: Meeting, person: string): MinutesAnswer['later'] {
  return followersOf(space, id).flatMap((later) => {
    const document = space.documents.get(later.id)
    if (document === undefined || !maySee(space, person, later.id)) return []
    const { slug, title } = document
    const { phase, notice, calledOff } = later
    return [{ id: later.id, slug, title, phase, isCalledOff: calledOff !== null, startsAt: notice.startsAt }]
  })
}
