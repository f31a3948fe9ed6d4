import type { CompleteEvaluationAsk } from './ask.ts'
import type { EvaluationContext } from './decide/context.ts'
import {
  addCriterion,
  agreeCriteria,
  changeCriterion,
  moveCriterion,
  putCriterionBack,
  takeOutCriterion,
} from './decide/criterion.ts'
import {
  agreeAction,
  agreeScore,
  askReply,
  dissentFromScore,
  finish,
  publishResult,
  removeChoice,
  takeScoreDissentBack,
  takeUpAgain,
  tellAction,
  withdrawResult,
  writeChoice,
} from './decide/outcome.ts'
import { asCommitment, claimRung } from './decide/review.ts'
import {
  describeEvidence,
  reopenCriterion,
  reveal,
  sayMyReason,
  sayMyScore,
  tellLost,
} from './decide/reveal.ts'
import {
  openCriterion,
  putOn,
  sayReady,
  score,
  scoreFor,
  setDeadline,
  startScoring,
  takeScoreBack,
} from './decide/scoring.ts'
import { changeFacts, holdIn, putOnPanel, scoreAs, setRules, takeOffPanel } from './decide/setup.ts'
import type { EvaluationDecision } from './decision.ts'
import type { Evaluation } from './evaluation.ts'

/**
 * Decides what is asked against an evaluation as it stands: events to write, or a refusal. Whoever asks may read the
 * evaluation; of criteria that they may not read they are told the same as of what is not there.
 */
export function decideEvaluation(
  evaluation: Evaluation,
  ask: CompleteEvaluationAsk,
  context: EvaluationContext,
): EvaluationDecision {
  switch (ask.do) {
    case 'changeFacts':
      return changeFacts(evaluation, ask, context)
    case 'claimRung':
      return claimRung(evaluation, ask, context)
    case 'setRules':
      return setRules(evaluation, ask, context)
    case 'putOnPanel':
      return putOnPanel(evaluation, ask, context)
    case 'takeOffPanel':
      return takeOffPanel(evaluation, ask, context)
    case 'scoreAs':
      return scoreAs(evaluation, ask, context)
    case 'holdIn':
      return holdIn(evaluation, ask, context)

    case 'addCriterion':
      return addCriterion(evaluation, ask, context)
    case 'changeCriterion':
      return changeCriterion(evaluation, ask, context)
    case 'moveCriterion':
      return moveCriterion(evaluation, ask, context)
    case 'takeOutCriterion':
      return takeOutCriterion(evaluation, ask, context)
    case 'putCriterionBack':
      return putCriterionBack(evaluation, ask, context)
    case 'agreeCriteria':
      return agreeCriteria(evaluation, ask, context)

    case 'startScoring':
      return startScoring(evaluation, ask, context)
    case 'openCriterion':
      return openCriterion(evaluation, ask, context)
    case 'setDeadline':
      return setDeadline(evaluation, ask, context)
    case 'putOn':
      return putOn(evaluation, ask, context)
    case 'score':
      return score(evaluation, ask, context)
    case 'scoreFor':
      return scoreFor(evaluation, ask, context)
    case 'takeScoreBack':
      return takeScoreBack(evaluation, ask, context)
    case 'sayReady':
      return sayReady(evaluation, ask, context)

    case 'reveal':
      return reveal(evaluation, ask, context)
    case 'reopenCriterion':
      return reopenCriterion(evaluation, ask, context)
    case 'tellLost':
      return tellLost(evaluation, ask, context)
    case 'sayMyScore':
      return sayMyScore(evaluation, ask, context)
    case 'sayMyReason':
      return sayMyReason(evaluation, ask, context)

    case 'describeEvidence':
      return describeEvidence(evaluation, ask, context)
    case 'agreeScore':
      return agreeScore(evaluation, ask, context)
    case 'dissentFromScore':
      return dissentFromScore(evaluation, ask, context)
    case 'takeScoreDissentBack':
      return takeScoreDissentBack(evaluation, ask, context)
    case 'writeChoice':
      return writeChoice(evaluation, ask, context)
    case 'removeChoice':
      return removeChoice(evaluation, ask, context)
    case 'agreeAction':
      return asCommitment(evaluation, ask, context, () => agreeAction(evaluation, ask, context))
    case 'tellAction':
      return tellAction(evaluation, ask, context)

    case 'finish':
      return finish(evaluation, context)
    case 'takeUpAgain':
      return takeUpAgain(evaluation, ask, context)
    case 'askReply':
      return askReply(evaluation, ask, context)
    case 'publishResult':
      return publishResult(evaluation, ask, context)
    case 'withdrawResult':
      return withdrawResult(evaluation, ask, context)
  }
}
