import type { EventEnvelope } from '@alongside/protocol'
import type { EventOf } from '../event.ts'
import type { Space } from '../space.ts'

export function eraseWords(
  space: Space,
  { payload }: EventOf<'wordsErased'>,
  { at, actor }: Pick<EventEnvelope, 'at' | 'actor'>,
): Space {
  const { section, letters, reason } = payload
  if (actor === null || !space.places.has(section)) return space
  const before = space.erased.get(section) ?? []
  const erased = new Map(space.erased).set(section, [...before, { by: actor, at, letters, reason }])
  return { ...space, erased }
}
