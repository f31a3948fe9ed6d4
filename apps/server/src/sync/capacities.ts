import type { Capacity } from '@alongside/protocol'
import { readEvent, type SpaceEvent } from '@alongside/space'
import type { EventLog } from '@alongside/storage'

/** From when on someone held which capacities. */
interface Seating {
  readonly at: number
  readonly capacities: readonly Capacity[]
}

interface Known {
  seq: number
  readonly seatings: Map<string, Seating[]>
}

/** Whom an event gives which capacities; null: nobody. */
function seatedIn(event: SpaceEvent | null): { person: string; capacities: readonly Capacity[] } | null {
  switch (event?.kind) {
    case 'memberJoined':
    case 'seatChanged':
      return { person: event.payload.person, capacities: event.payload.seat.capacities }
    case 'guestJoined':
      return { person: event.payload.person, capacities: [event.payload.capacity] }
    default:
      return null
  }
}

/**
 * Says which capacities a member of a space held at any time since a moment: words that were written offline
 * keep the capacity in which they were written, though it was given up meanwhile (S2).
 */
export function createCapacities(events: Pick<EventLog, 'read'>) {
  const spaces = new Map<string, Known>()

  /** Reads on in the space's log; what a space's seats were stays small, and is kept. */
  async function catchUp(space: string): Promise<Known> {
    const known = spaces.get(space) ?? { seq: 0, seatings: new Map<string, Seating[]>() }
    spaces.set(space, known)
    for (const event of await events.read(space, known.seq)) {
      if (event.seq <= known.seq) continue // another read on meanwhile
      known.seq = event.seq
      const read = readEvent(event)
      const seated = seatedIn(read)
      if (seated === null) continue
      const { person, capacities } = seated
      const seating = { at: event.at, capacities }
      known.seatings.set(person, [...(known.seatings.get(person) ?? []), seating])
    }
    return known
  }

  return async (space: string, person: string, since: number): Promise<readonly Capacity[]> => {
    const seatings = (await catchUp(space)).seatings.get(person) ?? []
    const first = Math.max(
      0,
      seatings.findLastIndex(({ at }) => at <= since),
    )
    return [...new Set(seatings.slice(first).flatMap(({ capacities }) => capacities))]
  }
}
