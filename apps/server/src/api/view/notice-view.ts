import type { Meeting } from '@alongside/meeting'
import { mentionedIn, type NoticeView } from '@alongside/protocol'
import {
  documentOf,
  isEssential,
  mayKnow,
  sectionOf,
  titlesFor,
  wordsOf,
  type Item,
  type Notice,
  type Space,
} from '@alongside/space'
import type { Names } from './names.ts'

/** Everyone whose name stands in notices. */
export function peopleInNotices(space: Space, notices: readonly Notice[]): readonly string[] {
  return notices
    .flatMap((notice) => [
      notice.actor ?? [],
      'person' in notice ? notice.person : [],
      'voice' in notice ? notice.voice : [],
      ...mentionedIn(wordsOf(space, notice) ?? ''),
    ])
    .flat()
}

export interface NoticeViewDeps {
  readonly names: Names
  /** Names a notice for whom it is shown to. */
  readonly idOf: (notice: Notice) => string
  /** What has waited since then (milliseconds since 1970) or longer waits long. */
  readonly longSince: number
  /** Whoever is to pass it on sees no more than both may. */
  readonly throughThe?: string
}

/** A notice of a person's as they, or whoever is to pass it on, may see it now. */
export function noticeView(
  space: Space,
  person: string,
  { notice, waits }: Item,
  { names, idOf, longSince, throughThe = person }: NoticeViewDeps,
): NoticeView {
  const titles = titlesFor(space, person, notice)
  const isKnown = mayKnow(space, person, notice) && mayKnow(space, throughThe, notice)
  const document =
    isKnown && titles.document !== null ? space.documents.get(documentOf(space, notice) ?? '') : undefined
  const words = isKnown ? wordsOf(space, notice) : null
  const section = sectionOf(notice)
  const meeting = document === undefined ? undefined : space.meetings.get(document.id)
  return {
    id: idOf(notice),
    why: notice.why,
    at: notice.at,
    actor: notice.actor === null ? null : { id: notice.actor, name: names.of(notice.actor) },
    waits,
    waitsLong: waits && notice.at <= longSince,
    essential: isEssential(notice),
    document: document === undefined ? null : { id: document.id, slug: document.slug, title: document.title },
    section:
      isKnown && section !== null && titles.section !== null ? { id: section, title: titles.section } : null,
    thread: isKnown && 'thread' in notice ? notice.thread : null,
    words,
    mentions: mentionedIn(words ?? '').map((id) => ({ id, name: names.of(id) })),
    reason: 'reason' in notice ? notice.reason : null,
    office: 'office' in notice ? notice.office : null,
    effect: 'effect' in notice ? notice.effect : null,
    meeting: meeting === undefined ? null : whenAndWhere(meeting),
    day: 'day' in notice ? notice.day : null,
    status: 'status' in notice ? notice.status : null,
    decided:
      isKnown && notice.why === 'decided' ? { accepted: notice.accepted, rejected: notice.rejected } : null,
    person: whoIsNamed(notice, names),
  }
}

/** Whom it is about beside its reader: who joined, or whose words were typed. */
function whoIsNamed(notice: Notice, names: Names): NoticeView['person'] {
  const named = 'person' in notice ? notice.person : 'voice' in notice ? notice.voice : null
  return named === null ? null : { id: named, name: names.of(named) }
}

function whenAndWhere({ notice: { startsAt, endsAt, place } }: Meeting): NoticeView['meeting'] {
  return { startsAt, endsAt, place }
}
