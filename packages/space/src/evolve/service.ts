import type { EventOf } from '../event.ts'
import type { Space } from '../space.ts'

/** Under its number it is there once. */
export function addService(space: Space, { payload }: EventOf<'serviceAdded'>, at: number): Space {
  const { service: id, facts } = payload
  if (space.services.has(id)) return space
  return { ...space, services: new Map(space.services).set(id, { id, facts, addedAt: at }) }
}

export function changeService(space: Space, { payload }: EventOf<'serviceChanged'>): Space {
  const { service: id, facts } = payload
  const known = space.services.get(id)
  if (known === undefined) return space
  return { ...space, services: new Map(space.services).set(id, { ...known, facts }) }
}
