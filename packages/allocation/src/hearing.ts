import type { AllocationEvent } from './event.ts'
import type { Round } from './round.ts'

/** Who looks at a round. */
export interface RoundSeer {
  readonly person: string
  /** Whether they lead it or put in votes for others. */
  readonly lendsHand: boolean
}

/** What an event tells to somebody who may read the round; null: nothing. */
export function eventFor(event: AllocationEvent, { person, lendsHand }: RoundSeer): AllocationEvent | null {
  if (lendsHand) return event
  switch (event.kind) {
    // That somebody voted by another's hand, or too late, is theirs.
    case 'votedFor':
    case 'assistedVoteEnded':
    case 'allocationVoteLate':
      return event.payload.person === person ? event : null
    case 'paperEntered': {
      const people = event.payload.people.filter((one) => one === person)
      return { ...event, payload: { ...event.payload, people } }
    }
    default:
      return event
  }
}

/** A round as somebody may know it. */
export function roundFor(round: Round, { person, lendsHand }: RoundSeer): Round {
  if (lendsHand) return round
  return {
    ...round,
    assisted: round.assisted.filter((one) => one.person === person),
    late: round.late.filter((one) => one === person),
    batches: round.batches.map((batch) => ({
      ...batch,
      people: batch.people.filter((one) => one === person),
    })),
  }
}
