import type { EventEnvelope } from '@alongside/protocol'
import type { EventOf } from '../event.ts'
import type { Space } from '../space.ts'

export function hand(space: Space, { payload }: EventOf<'wordsHanded'>, { at, actor }: EventEnvelope): Space {
  const { handed: id, ...rest } = payload
  if (actor === null || space.handed.has(id) || !space.places.has(rest.section)) return space
  const added = { ...rest, id, from: actor, at, outcome: null }
  return { ...space, handed: new Map(space.handed).set(id, added) }
}

export function settle(space: Space, { payload }: EventOf<'wordsSettled'>): Space {
  const handed = space.handed.get(payload.handed)
  if (handed === undefined) return space
  const settled = { ...handed, outcome: payload.outcome }
  return { ...space, handed: new Map(space.handed).set(handed.id, settled) }
}
