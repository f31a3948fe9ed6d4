import type { EventOf } from '../event.ts'
import { wordsOfSpot, type SaidSpot } from '../said-names.ts'
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

export function findSaidNames(space: Space, { payload }: EventOf<'saidNamesFound'>): Space {
  const { label, audience, at, places } = payload
  const saidPlaces = new Map(space.saidPlaces)
  for (const { place: id, spots } of places) saidPlaces.set(id, { id, label, audience, at, spots })
  return { ...space, saidPlaces }
}

/** What stands behind a label in the same words has moved by as much as the label is longer than the name. */
export function settleSaid(space: Space, { payload: { place, put } }: EventOf<'saidNameSettled'>): Space {
  const saidPlaces = new Map(space.saidPlaces)
  const settled = saidPlaces.get(place)
  saidPlaces.delete(place)
  if (put === null || settled === undefined) return { ...space, saidPlaces }
  for (const other of saidPlaces.values()) {
    const spots = other.spots.map((spot) => {
      const before = settled.spots.find((one) => isBefore(one, spot))
      return before === undefined ? spot : { ...spot, from: spot.from + put - before.length }
    })
    saidPlaces.set(other.id, { ...other, spots })
  }
  return { ...space, saidPlaces }
}

function isBefore(one: SaidSpot, other: SaidSpot): boolean {
  return wordsOfSpot(one) === wordsOfSpot(other) && one.from < other.from
}

/** A label is shown whole: how much of their name was shown says nothing any more. */
export function forget(space: Space, { payload: { person } }: EventOf<'personForgotten'>): Space {
  const shown = changeMember(space, person, () => ({ inSpace: 'fullName', inPublic: 'fullName' }))
  return { ...shown, forgotten: new Set(space.forgotten).add(person) }
}
