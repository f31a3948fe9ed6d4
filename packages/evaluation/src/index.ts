export {
  evaluationAnswerSchema,
  evaluationResultSchema,
  evaluationsAnswerSchema,
  mineAnswerSchema,
  myFileSchema,
  replyLinkSchema,
  replyPageSchema,
  resultPreviewSchema,
  type EvaluationAnswer,
  type EvaluationResult,
  type EvaluationsAnswer,
  type EvaluationSummary,
  type MineAnswer,
  type MyFile,
  type MySealed,
  type ReplyLink,
  type ReplyPage,
  type ResultCriterion,
  type ResultPreview,
  type ScoreBefore,
  type ServiceView,
} from './answer.ts'
export type { CompleteEvaluationAsk } from './ask.ts'
export { gapBetween, gapsFirst, movedSince, scoresBefore } from './compare.ts'
export { decideEvaluation } from './decide.ts'
export type { EvaluationContext } from './decide/context.ts'
export { takeReply } from './decide/outcome.ts'
export { isPastDeadline } from './decide/phase.ts'
export { actsAsHand, leadsEvaluation, mayAgree, mayPublishResult } from './decide/powers.ts'
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
export { evolveEvaluation } from './evolve.ts'
export { isHeldBack, tellsOthers } from './figure.ts'
export type { RevealedGroup, ShownReason, ShownScore } from './event/reveal.ts'
export { reasonWith } from './part.ts'
export type {
  AgreedScore,
  Choice,
  Criterion,
  CriterionState,
  EvaluationAction,
  Panellist,
  ProviderReply,
  ResultPage,
  Revealed,
} from './part.ts'
export { resultOf } from './result.ts'
export {
  handIn,
  placesIn,
  readReasonBallot,
  readScoreBallot,
  reasonRows,
  scoreRows,
  whoScored,
} from './score-rows.ts'
export {
  boxNames,
  sealedEvidenceSchema,
  sealedFileSchema,
  type BoxName,
  type Hand,
  type OpenedBallot,
  type OpenedBox,
  type ReasonFile,
  type ScoreBallot,
  type Sealed,
  type SealedEvidence,
  type SealedFile,
} from './sealed.ts'
export { uniteInEvaluation } from './unite.ts'
export { evaluationFrom, evaluationViewFor, evaluationViewSchema, type EvaluationView } from './view.ts'
