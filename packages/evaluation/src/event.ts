import type { EventEnvelope } from '@alongside/protocol'
import { z } from 'zod'
import {
  criteriaAgreed,
  criteriaChanged,
  criterionAdded,
  criterionChanged,
  criterionOpened,
  criterionPutBack,
  criterionPutOn,
  criterionReopened,
  criterionTakenOut,
  discussingStarted,
  scoresLost,
  scoringStarted,
} from './event/criterion.ts'
import {
  choiceRemoved,
  choiceWritten,
  evaluationActionAgreed,
  evaluationActionTold,
  evaluationFinished,
  evaluationTakenUp,
  providerReplied,
  providerReplyAsked,
  resultPublished,
  resultWithdrawn,
  scoreAgreed,
  scoreDissented,
  scoreDissentTakenBack,
} from './event/outcome.ts'
import {
  evidenceDescribed,
  readySaid,
  revealed,
  scoreLate,
  scoreReasonSaid,
  scoreSaid,
} from './event/reveal.ts'
import {
  evaluationFactsChanged,
  evaluationHeldIn,
  evaluationOpened,
  panelCapacityTaken,
  panelRulesSet,
  putOnPanel,
  rungClaimed,
  scoringDeadlineSet,
  takenOffPanel,
} from './event/setup.ts'

/** Everything that happens in an evaluation: small, in the past tense, one schema each. */
export const evaluationEventSchema = z.discriminatedUnion('kind', [
  evaluationOpened,
  evaluationFactsChanged,
  rungClaimed,
  panelRulesSet,
  putOnPanel,
  takenOffPanel,
  panelCapacityTaken,
  criterionAdded,
  criterionChanged,
  criterionTakenOut,
  criterionPutBack,
  criteriaChanged,
  criteriaAgreed,
  scoringStarted,
  discussingStarted,
  scoringDeadlineSet,
  evaluationHeldIn,
  criterionOpened,
  criterionPutOn,
  readySaid,
  scoreLate,
  revealed,
  criterionReopened,
  scoresLost,
  scoreSaid,
  scoreReasonSaid,
  evidenceDescribed,
  scoreAgreed,
  scoreDissented,
  scoreDissentTakenBack,
  choiceWritten,
  choiceRemoved,
  evaluationActionAgreed,
  evaluationActionTold,
  evaluationFinished,
  evaluationTakenUp,
  providerReplyAsked,
  providerReplied,
  resultPublished,
  resultWithdrawn,
])
export type EvaluationEvent = z.infer<typeof evaluationEventSchema>

/** An event of one kind. */
export type EvaluationEventOf<Kind extends EvaluationEvent['kind']> = Extract<EvaluationEvent, { kind: Kind }>

/** Reads what happened in an evaluation from an event of the log; null for what is none of its events. */
export function readEvaluationEvent(logged: Pick<EventEnvelope, 'kind' | 'payload'>): EvaluationEvent | null {
  const read = evaluationEventSchema.safeParse({ kind: logged.kind, payload: logged.payload })
  return read.success ? read.data : null
}
