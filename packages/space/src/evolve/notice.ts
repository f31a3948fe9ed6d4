import type { EventEnvelope } from '@alongside/protocol'
import { concernsOf } from '../concern.ts'
import type { SpaceEvent } from '../event.ts'
import { mostNotices, type Notice } from '../notice.ts'
import type { Space } from '../space.ts'

/** Keeps what an event gives people to hear. */
export function notify(before: Space, after: Space, event: SpaceEvent, logged: EventEnvelope): Space {
  const { seq, at, actor } = logged
  const concerns = concernsOf(event, logged, before, after)
  if (concerns.length === 0) return after
  const notices = new Map(after.notices)
  for (const { whom, matter } of concerns) {
    const notice: Notice = { ...matter, seq, at, actor }
    notices.set(whom, [...(notices.get(whom) ?? []), notice].slice(-mostNotices))
  }
  return { ...after, notices }
}
