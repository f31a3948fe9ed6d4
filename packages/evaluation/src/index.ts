export {
  evaluationAnswerSchema,
  evaluationResultSchema,
  evaluationsAnswerSchema,
  evaluationSummarySchema,
  mineAnswerSchema,
  mySealedSchema,
  replyPageSchema,
  resultCriterionSchema,
  scoreBeforeSchema,
  serviceSchema,
  type EvaluationAnswer,
  type EvaluationResult,
  type EvaluationsAnswer,
  type EvaluationSummary,
  type MineAnswer,
  type MySealed,
  type ReplyPage,
  type ResultCriterion,
  type ScoreBefore,
  type ServiceView,
} from './answer.ts'
export type { CompleteEvaluationAsk } from './ask.ts'
export type { EvaluationContext } from './decide/context.ts'
export type { EvaluationDecision } from './decision.ts'
export {
  criteriaIn,
  evaluationPhases,
  freshEvaluation,
  standingPage,
  type Evaluation,
  type EvaluationPhase,
} from './evaluation.ts'
export { evaluationEventSchema, readEvaluationEvent, type EvaluationEvent } from './event.ts'
export type { RevealedGroup, ShownReason, ShownScore } from './event/reveal.ts'
export type {
  AgreedScore,
  Choice,
  Criterion,
  CriterionState,
  EarlierRound,
  EvaluationAction,
  Panellist,
  ProviderReply,
  ResultPage,
  Revealed,
} from './part.ts'
export {
  boxNames,
  scoreBallotSchema,
  type BoxName,
  type OpenedBallot,
  type OpenedBox,
  type ScoreBallot,
  type Sealed,
} from './sealed.ts'
export { evaluationFrom, evaluationViewFor, evaluationViewSchema, type EvaluationView } from './view.ts'
