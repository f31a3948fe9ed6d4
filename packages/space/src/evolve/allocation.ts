import { evolveRound, freshRound, type AllocationEvent } from '@alongside/allocation'
import type { EventEnvelope } from '@alongside/protocol'
import type { Space } from '../space.ts'

/** The space after something happened in one of its rounds; in a round that is none nothing can happen. */
export function allocate(space: Space, event: AllocationEvent, logged: EventEnvelope): Space {
  const { allocation: id } = event.payload
  const known = space.allocations.get(id)
  if (known === undefined) {
    if (event.kind !== 'allocationOpened' || !space.documents.has(id)) return space
    return { ...space, allocations: new Map(space.allocations).set(id, freshRound(id, event.payload.rules)) }
  }
  const round = evolveRound(known, event, logged)
  return round === known ? space : { ...space, allocations: new Map(space.allocations).set(id, round) }
}
