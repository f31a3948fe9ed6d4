import type { RefusedAsk } from '@alongside/protocol'
import type { EvaluationEvent } from './event.ts'
import type { Sealed } from './sealed.ts'

/** What is to happen: nothing at all where it already is so. */
export interface EvaluationHappening {
  readonly events: readonly EvaluationEvent[]
  /** What the boxes of a round are to hold of somebody. Nothing of it is written anywhere else. */
  readonly sealed?: Sealed
  /** The rounds whose boxes are to be closed, so that it can be asked to reveal them with what was in them. */
  readonly closes?: readonly { readonly criterion: string; readonly round: number }[]
}

/** A refusal, or the events that answer what was asked. */
export type EvaluationDecision = RefusedAsk | EvaluationHappening

/** Nothing is to happen: it is so already. */
export const alreadySo: EvaluationHappening = { events: [] }
