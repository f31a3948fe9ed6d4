import type { Meeting } from '@alongside/meeting'
import {
  guestIn,
  maySee,
  openLinksOf,
  permissionOn,
  threadsOf,
  type Member,
  type Space,
} from '@alongside/space'
import type { ApiDeps } from '../deps.ts'
import { peopleInThreads } from './comments.ts'
import { peopleIn } from './section-text.ts'
import { peopleInSuggestions } from './suggestions.ts'

/**
 * Who is in what a guest may see: those who wrote or said something there, who take part in a meeting there, other
 * guests, and whoever made their link.
 * A text that cannot be read tells of nobody.
 */
export async function peopleAround(
  space: Space,
  me: Member,
  reader: Pick<ApiDeps['reader'], 'read' | 'suggested'>,
): Promise<ReadonlySet<string>> {
  const documents = [...space.documents.values()].filter(({ id }) => maySee(space, me.person, id))
  const sections = documents
    .flatMap((document) => document.sections.map(({ id }) => id))
    .filter((id) => permissionOn(space, me.person, id) !== null)
  const written = await Promise.all(
    sections.flatMap((id) => [
      reader.read(id).then(peopleIn, () => []),
      reader.suggested(id).then(peopleInSuggestions, () => []),
    ]),
  )
  const here = documents.map(({ id }) => id)
  const guests = [...space.members.values()].filter((one) =>
    guestIn(space, one).some((id) => here.includes(id)),
  )
  return new Set([
    ...written.flat(),
    ...sections.flatMap((id) => peopleInThreads(threadsOf(space, id).values())),
    ...here.flatMap((id) => peopleInMeeting(space.meetings.get(id))),
    ...guests.map(({ person }) => person),
    ...openLinksOf(space, me).flatMap(({ madeBy }) => madeBy ?? []),
  ])
}

/** Those who take part in a meeting, have a seat, or decided something of others in it. */
function peopleInMeeting(meeting: Meeting | undefined): readonly string[] {
  if (meeting === undefined) return []
  const { roll, seats, apologies, offices, interests } = meeting
  const decided = [...interests.values()].flatMap((interest) => interest.decided?.by ?? [])
  return [...roll.keys(), ...seats.keys(), ...apologies.keys(), ...offices.keys(), ...decided]
}
