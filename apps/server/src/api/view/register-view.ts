import type { RegisterAnswer } from '@alongside/protocol'
import { membersOf, mayWriteFor, permissionOn, placeOf, type Member, type Space } from '@alongside/space'

/**
 * The register as a member may read it: what the members of the space registered, and what they declared in meetings,
 * of those items alone that the reader may read.
 */
export function registerView(space: Space, me: Member): RegisterAnswer {
  const declared = declaredBefore(space, me.person)
  const people = membersOf(space).filter(({ guest }) => guest === null)
  return {
    people: people.map(({ person }) => ({
      person,
      interests: [...space.registered.values()]
        .filter((one) => one.person === person)
        .map(({ person: _person, ...interest }) => interest),
      expertise: [...space.expertise.values()]
        .filter((one) => one.person === person)
        .map(({ id, words }) => ({ id, words })),
      declared: [...(declared.get(person) ?? [])],
      mayWrite: mayWriteFor(space, me, person),
    })),
  }
}

type Declared = RegisterAnswer['people'][number]['declared'][number]

/** What people declared of items that a reader may read, under their ids, the latest first. */
function declaredBefore(space: Space, reader: string): ReadonlyMap<string, readonly Declared[]> {
  const found = [...space.meetings.values()].flatMap((meeting) =>
    [...meeting.interests.values()].flatMap((interest) => {
      const place = placeOf(space, interest.item)
      const isOpen = permissionOn(space, reader, interest.item) !== null || interest.person === reader
      if (place === null || !isOpen || place.document.putAway || place.section.putAway) return []
      const { id, person, sort, nature, withdrawn, decided, declaredAt } = interest
      const { slug, title } = place.document
      const view: Declared = {
        id,
        meeting: { slug, title, startsAt: meeting.notice.startsAt },
        item: place.section.title,
        sort,
        nature,
        withdrawn,
        decided: decided === null ? null : { effect: decided.effect, reason: decided.reason },
      }
      return [{ person, declaredAt, view }]
    }),
  )
  const latestFirst = found.toSorted((a, b) => b.declaredAt - a.declaredAt)
  return new Map(
    [...Map.groupBy(latestFirst, ({ person }) => person)].map(([person, theirs]) => [
      person,
      theirs.map(({ view }) => view),
    ]),
  )
}
