import type { RefusedAsk } from '@alongside/protocol'
import type { AllocationEvent } from './event.ts'

/** What is to happen: nothing at all where it already is so. */
export interface AllocationHappening {
  readonly events: readonly AllocationEvent[]
  /** Whose act it is, where the one who asks only carries it out. */
  readonly voice?: string
  /** What the box of the round is to hold of whom, before anything is written; null: nothing more. */
  readonly sealed?: readonly { readonly person: string; readonly text: string | null }[]
  /** Under what nothing is to lie in the box any more, once that is written. */
  readonly unsealed?: readonly string[]
  /** The box is to be closed, so that it can be asked to close the vote with what was in it. */
  readonly closes?: true
}

/** A refusal, or the events that answer what was asked. */
export type AllocationDecision = RefusedAsk | AllocationHappening

/** Nothing is to happen: it is so already. */
export const alreadySo: AllocationHappening = { events: [] }
