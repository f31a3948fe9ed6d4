import { mayPrepare, viewFor, type Meeting, type MeetingSummary, type MeetingView } from '@alongside/meeting'
import { maySee, memberOf, permissionOn, type Space } from '@alongside/space'
import type { People } from '@alongside/storage'

/** A meeting as a person may know it now. */
export function meetingView(space: Space, meeting: Meeting, person: string): MeetingView {
  const offices = memberOf(space, person)?.offices ?? []
  return viewFor(meeting, {
    person,
    mayRead: (item) => permissionOn(space, person, item) !== null,
    mayPrepare: mayPrepare(meeting, { actor: person, offices }),
  })
}

/** Those of some people who are nobody in the space: they were written down on the roll of a meeting by name alone. */
export async function newcomersAmong(
  people: Pick<People, 'byIds'>,
  space: Space,
  persons: Iterable<string>,
): Promise<{ person: string; name: string }[]> {
  const ids = [...new Set(persons)].filter((person) => !space.members.has(person))
  if (ids.length === 0) return []
  return (await people.byIds(ids)).map(({ id, name }) => ({ person: id, name }))
}

/** The meetings that a person may see, the earliest first. */
export function meetingSummaries(space: Space, person: string): MeetingSummary[] {
  return [...space.meetings.values()]
    .flatMap(({ id, phase, calledOff, from, notice }) => {
      const document = space.documents.get(id)
      if (document === undefined || document.putAway || !maySee(space, person, id)) return []
      const { slug, title } = document
      const { startsAt, endsAt, place } = notice
      return [{ id, slug, title, phase, isCalledOff: calledOff !== null, from, startsAt, endsAt, place }]
    })
    .toSorted((a, b) => a.startsAt - b.startsAt)
}
