import type { Capacity, Office } from '@alongside/protocol'
import type { Meeting } from '../meeting.ts'

/** Who asks, and all that a meeting cannot know by itself. */
export interface MeetingContext {
  /** Whose device it is. */
  readonly actor: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** The day that it is then in the time zone of the space (ISO date). */
  readonly today: string
  readonly newId: () => string
  /** What the one who asks has been asked to do in the space. */
  readonly offices: readonly Office[]
  /** Whether somebody may read the notes of an item now. */
  readonly mayRead: (person: string, item: string) => boolean
  /** Whether somebody may read the meeting: a member, or a guest of it. */
  readonly mayCome: (person: string) => boolean
  /** The capacities in which somebody may speak; empty for a stranger. */
  readonly capacitiesOf: (person: string) => readonly Capacity[]
  /** The meetings that follow this one, each from the one before it, as far as the one who asks may know of them. */
  readonly followers: readonly Meeting[]
  /** Whether somebody has had no connection for two minutes. */
  readonly isGone: (person: string) => boolean
  /** Whether nobody's device has shown for two minutes that a card is its own; by the hash of the card. */
  readonly isCardGone: (hash: string) => boolean
}
