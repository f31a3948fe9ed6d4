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

/** Those on the roll who are nobody in the space: they were written down by name. */
export async function newcomersIn(
  space: Space,
  { roll }: Meeting,
  people: Pick<People, 'byIds'>,
): Promise<{ person: string; name: string }[]> {
  const ids = [...roll.keys()].filter((person) => !space.members.has(person))
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
