import type { EventOf } from '../event.ts'
import type { Space } from '../space.ts'
import { changeMember } from './member.ts'

export function findNames(space: Space, { payload }: EventOf<'namesFound'>): Space {
  const { section, label, places } = payload
  if (!space.places.has(section)) return space
  const namePlaces = new Map(space.namePlaces)
  for (const { place: id, letters } of places) namePlaces.set(id, { id, section, letters, label })
  return { ...space, namePlaces }
}

export function settlePlace(space: Space, { payload }: EventOf<'namePlaceSettled'>): Space {
  const namePlaces = new Map(space.namePlaces)
  namePlaces.delete(payload.place)
  return { ...space, namePlaces }
}

/** A label is shown whole: how much of their name was shown says nothing any more. */
export function forget(space: Space, { payload: { person } }: EventOf<'personForgotten'>): Space {
  const shown = changeMember(space, person, () => ({ inSpace: 'fullName', inPublic: 'fullName' }))
  return { ...shown, forgotten: new Set(space.forgotten).add(person) }
}
