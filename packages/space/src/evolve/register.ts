import type { EventOf } from '../event.ts'
import type { Space } from '../space.ts'

export function register(space: Space, { payload }: EventOf<'interestRegistered'>, at: number): Space {
  const { registered: id, ...said } = payload
  const known = space.registered.get(id)
  const changedAt = known === undefined ? null : at
  const interest = { endedOn: null, registeredAt: at, ...known, ...said, id, changedAt }
  return { ...space, registered: new Map(space.registered).set(id, interest) }
}

export function endRegistered(space: Space, { payload }: EventOf<'registeredEnded'>): Space {
  const known = space.registered.get(payload.registered)
  if (known === undefined) return space
  return { ...space, registered: new Map(space.registered).set(known.id, { ...known, endedOn: payload.day }) }
}

export function recordExpertise(space: Space, { payload }: EventOf<'expertiseRecorded'>): Space {
  const { expertise: id, person, words } = payload
  return { ...space, expertise: new Map(space.expertise).set(id, { id, person, words }) }
}

export function takeExpertiseBack(space: Space, { payload }: EventOf<'expertiseTakenBack'>): Space {
  const expertise = new Map(space.expertise)
  return expertise.delete(payload.expertise) ? { ...space, expertise } : space
}
