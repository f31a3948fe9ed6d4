import type { Capacity } from '@alongside/protocol'

/** Somebody who takes part, in the capacity that was taken down at the roll. */
export interface Participant {
  readonly person: string
  readonly capacity: Capacity
}
