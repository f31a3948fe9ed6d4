import type { BallotAnswer, RefusedAsk } from '@alongside/protocol'
import type { MeetingEvent } from './event.ts'

/** What is to happen: nothing at all where it already is so. */
export interface MeetingHappening {
  readonly events: readonly MeetingEvent[]
  /** Whose act it is, where the one who asks only carries it out. */
  readonly voice?: string
  /** Nobody's act, as far as anybody is told. */
  readonly byNobody?: true
  /** What a secret vote's box is to hold of somebody; null: nothing more. Nothing of it is written anywhere else. */
  readonly sealed?: { readonly vote: string; readonly person: string; readonly answer: BallotAnswer | null }
  /** The secret vote whose box is to be closed, so that it can be asked to close the vote with what was in it. */
  readonly closes?: string
  /** Somebody new to keep the name of, who takes part in this meeting by others' hands. */
  readonly newcomer?: { readonly person: string; readonly name: string }
}

/** A refusal, or the events that answer what was asked. */
export type MeetingDecision = RefusedAsk | MeetingHappening

/** Nothing is to happen: it is so already. */
export const alreadySo: MeetingHappening = { events: [] }
