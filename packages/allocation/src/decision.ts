import type { Problem, ProblemKind } from '@alongside/protocol'
import type { AllocationEvent } from './event.ts'

/** What is to happen: nothing at all where it already is so. */
export interface AllocationHappening {
  readonly events: readonly AllocationEvent[]
  /** Whose act it is, where the one who asks only carries it out. */
  readonly voice?: string
  /** What the box of the round is to hold of whom, before anything is written; null: nothing more. */
  readonly sealed?: readonly { readonly person: string; readonly text: string | null }[]
  /** The box is to be closed, so that it can be asked to close the vote with what was in it. */
  readonly closes?: true
}

export interface Refused {
  readonly refusal: Problem
}

/** A refusal, or the events that answer what was asked. */
export type AllocationDecision = Refused | AllocationHappening

/** An expected refusal, with a plain sentence that says what to do. */
export function refuse(kind: ProblemKind, words: string, field?: string): Refused {
  return { refusal: field === undefined ? { kind, words } : { kind, words, field } }
}

export const notFound = () => refuse('notFound', 'There is nothing here by that name that you may see.')

/** Nothing is to happen: it is so already. */
export const alreadySo: AllocationHappening = { events: [] }
