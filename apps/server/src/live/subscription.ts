import type { EventEnvelope } from '@alongside/protocol'
import { isInAudience, memberOf, toldTo, type Space } from '@alongside/space'
import type { EventLog } from '@alongside/storage'
import type { Committed } from '../spaces/spaces.ts'

export interface SubscriptionDeps {
  readonly events: Pick<EventLog, 'read'>
  /** The space as it stands. */
  readonly space: Space
  readonly person: string
  /** The number of the last event that the reader has. */
  readonly after: number
  /** Takes an event that the person may hear of; resolves once there is room for more. */
  readonly send: (event: EventEnvelope) => Promise<void>
  /** The person is no member any more. */
  readonly end: () => void
}

/**
 * Hands on the events of a space to one person, in order and without a gap, deciding of each whether they may
 * hear of it as things stand at that moment.
 */
export function createSubscription({ events, person, send, end, ...deps }: SubscriptionDeps) {
  let { space, after: last } = deps
  let state: 'idle' | 'working' | 'stopped' = 'idle'

  async function deliver(logged: readonly EventEnvelope[]): Promise<void> {
    for (const event of logged) {
      if (state === 'stopped') return
      last = Math.max(last, event.seq)
      if (!isInAudience(space, event, person)) continue
      const told = toldTo(space, event, person)
      if (told !== null) await send(told)
    }
  }

  /** Hands on `next`, then reads on in the log until nothing is left that came meanwhile. */
  async function work(next: readonly EventEnvelope[]): Promise<void> {
    if (state !== 'idle') return
    state = 'working'
    try {
      await deliver(next)
      while (last < space.head && !hasStopped()) await deliver(await events.read(space.id, last))
    } finally {
      if (!hasStopped()) state = 'idle'
    }
  }

  const hasStopped = (): boolean => state === 'stopped'

  return {
    /** Hands on what came after the reader's last event, up to the space as it stands now. */
    async catchUp(now: Space): Promise<void> {
      if (now.head > space.head) space = now
      await work([])
    },

    /** Hears of a commit in any space; resolves when it has been handed on, or will be by whoever is at it. */
    async hear(committed: Committed): Promise<void> {
      if (committed.space.id !== space.id || hasStopped()) return
      space = committed.space
      if (memberOf(space, person) === null) {
        state = 'stopped'
        end()
        return
      }
      const follows = (committed.before?.head ?? 0) === last
      await work(follows ? committed.events : [])
    },

    /** Hands on nothing more. */
    cancel(): void {
      state = 'stopped'
    },
  }
}

export type Subscription = ReturnType<typeof createSubscription>
