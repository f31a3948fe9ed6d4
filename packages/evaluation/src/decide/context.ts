import type { Capacity, Office } from '@alongside/protocol'

/** Who asks, and all that an evaluation cannot know by itself. */
export interface EvaluationContext {
  /** Whose device it is. */
  readonly actor: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The day that it is then in the time zone of the space (ISO date). */
  readonly today: string
  /** What the one who asks has been asked to do in the space. */
  readonly offices: readonly Office[]
  /** Whether they own the document of the evaluation. */
  readonly owns: boolean
  /** Whether somebody may read the note of a criterion now. */
  readonly mayRead: (person: string, criterion: string) => boolean
  /** Whether somebody may read the evaluation: a member, or a guest of it. */
  readonly mayCome: (person: string) => boolean
  /** The capacities in which somebody may speak; empty for a stranger. */
  readonly capacitiesOf: (person: string) => readonly Capacity[]
  /** What a criterion is called now; null: it is called nothing. */
  readonly titleOf: (criterion: string) => string | null
  /** Whether this is a meeting that the one who asks may see. */
  readonly isMeeting: (id: string) => boolean
}
