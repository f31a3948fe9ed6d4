import type { EventEnvelope, LiveMessage } from '@alongside/protocol'
import { toldOf } from '@alongside/space'
import type { Positions } from './position.ts'

/**
 * Answers how an event is told, made once for all who hear of it: that takes longer than sending it. So they hold the
 * same position too, which tells none of them anything, as each of them holds the event itself.
 */
export function createFrames({ seal }: Pick<Positions, 'seal'>): (logged: EventEnvelope) => Buffer {
  const frames = new WeakMap<EventEnvelope, Buffer>()

  function frame(logged: EventEnvelope): Buffer {
    const { space, at, actor, hand, capacity, kind } = logged
    const event = { space, at, actor, hand, capacity, kind, payload: toldOf(logged) }
    const position = seal(space, logged.seq)
    return Buffer.from(JSON.stringify({ type: 'event', position, event } satisfies LiveMessage))
  }

  return (logged) => {
    const known = frames.get(logged) ?? frame(logged)
    frames.set(logged, known)
    return known
  }
}
