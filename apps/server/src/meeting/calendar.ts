import { calendarFile, calendarMethod, type CalendarMeeting } from '@alongside/exchange'
import type { Language } from '@alongside/kinds'
import type { Meeting } from '@alongside/meeting'
import { isOpenTitle, type Space } from '@alongside/space'
import type { Calendar } from '../mail/letter.ts'
import { fill, wordsIn } from '../mail/words/words.ts'

/** Where a meeting stands in the product, in words that may stand in a mail; `site` has no slash at the end. */
export function pageOfMeeting(site: string, space: Space, { id }: Pick<Meeting, 'id'>): string {
  // A slug is made of the title.
  const slug = isOpenTitle(space, id) ? space.documents.get(id)?.slug : undefined
  return `${site}/s/${space.slug}/m/${slug ?? id}`
}

interface Made {
  readonly site: string
  /** The page that the file leads to. */
  readonly url: string
  readonly language: Language
  /** Milliseconds since 1970. */
  readonly at: number
}

/** The invitation that is mailed to somebody, or the word that a meeting is off. */
export function calendarMailed(
  space: Space,
  meeting: Meeting,
  { name, email }: { readonly name: string; readonly email: string },
  made: Made,
): Calendar {
  // Many hands pass on what is mailed: of a meeting that not everyone may see it says when it is, and no more.
  const shown = isOpenTitle(space, meeting.id) ? meeting : { ...meeting, notice: withoutWords(meeting) }
  const title = isOpenTitle(space, meeting.id) ? titleOf(space, meeting) : null
  return calendarOf({
    ...factsOf(shown, made),
    title: title ?? fill(wordsIn(made.language).pack.untitled, { space: space.name }),
    organiser: { name: space.name, email: `no-reply@${new URL(made.site).hostname}` },
    attendee: { name, email },
  })
}

/** The file that somebody who may see a meeting puts into their calendar by themselves. */
export function calendarToTake(space: Space, meeting: Meeting, made: Made): Calendar {
  return calendarOf({
    ...factsOf(meeting, made),
    title: titleOf(space, meeting),
    organiser: null,
    attendee: null,
  })
}

function calendarOf(meeting: CalendarMeeting): Calendar {
  return { method: calendarMethod(meeting), file: calendarFile(meeting) }
}

function factsOf(
  { id, notice, changes, phase, calledOff }: Meeting,
  { site, url, at }: Made,
): Omit<CalendarMeeting, 'title' | 'organiser' | 'attendee'> {
  return {
    uid: `${id}@${new URL(site).hostname}`,
    sequence: changes,
    startsAt: notice.startsAt,
    endsAt: notice.endsAt,
    place: notice.place,
    callUrl: notice.callUrl ?? '',
    phone: notice.phone ?? '',
    words: notice.words,
    url,
    cancelled: calledOff !== null,
    status: phase === 'agendaDraft' ? 'tentative' : 'confirmed',
    stamp: at,
  }
}

function titleOf({ documents }: Space, { id }: Meeting): string {
  return documents.get(id)?.title ?? ''
}

function withoutWords({ notice }: Meeting): Meeting['notice'] {
  return { ...notice, place: '', callUrl: null, phone: null, words: '' }
}
