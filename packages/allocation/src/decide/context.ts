import type { Capacity, Office } from '@alongside/protocol'

/** Who asks, and all that a round cannot know by itself. */
export interface AllocationContext {
  /** Whose device it is. */
  readonly actor: string
  /** The day that it is then in the time zone of the space (ISO date). */
  readonly today: string
  /** What the one who asks has been asked to do in the space. */
  readonly offices: readonly Office[]
  /** Whether they own the document of the round. */
  readonly owns: boolean
  /** Whether somebody may read the round: a member, or a guest of it. */
  readonly mayCome: (person: string) => boolean
  /** Whether somebody came by a link, without an account. */
  readonly isGuest: (person: string) => boolean
  /** The capacities in which somebody may speak; empty for a stranger. */
  readonly capacitiesOf: (person: string) => readonly Capacity[]
  /** Whether this is an evaluation that the one who asks may see. */
  readonly isEvaluation: (id: string) => boolean
}
