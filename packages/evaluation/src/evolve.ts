import type { EventEnvelope } from '@alongside/protocol'
import type { Evaluation } from './evaluation.ts'
import type { EvaluationEvent } from './event.ts'
import {
  addCriterion,
  changeCriterion,
  loseScores,
  reopenCriterion,
  setDeadline,
} from './evolve/criterion.ts'
import {
  agreeAction,
  askReply,
  publish,
  removeChoice,
  takeReply,
  tellAction,
  withdraw,
  writeChoice,
} from './evolve/outcome.ts'
import { agreeCriteria, putOnPanel, takeCapacity, takeOffPanel } from './evolve/panel.ts'
import {
  beLate,
  describeEvidence,
  dissent,
  reveal,
  sayReady,
  sayReason,
  sayScore,
  takeDissentBack,
} from './evolve/reveal.ts'

type Logged = Pick<EventEnvelope, 'at' | 'actor'>

/** The evaluation after one of its events. Total: an event about what is not there changes nothing. */
export function evolveEvaluation(evaluation: Evaluation, event: EvaluationEvent, logged: Logged): Evaluation {
  const { at, actor } = logged
  switch (event.kind) {
    case 'evaluationOpened':
      return evaluation
    case 'evaluationFactsChanged': {
      const { service, period } = event.payload
      return { ...evaluation, service, period }
    }
    case 'rungClaimed':
      return evaluation.review === null
        ? evaluation
        : { ...evaluation, review: { ...evaluation.review, claim: event.payload.claim } }
    case 'panelRulesSet':
      return { ...evaluation, rules: event.payload.rules }
    case 'putOnPanel':
      return putOnPanel(evaluation, event, at)
    case 'takenOffPanel':
      return takeOffPanel(evaluation, event)
    case 'panelCapacityTaken':
      return takeCapacity(evaluation, event)

    case 'criterionAdded':
      return addCriterion(evaluation, event)
    case 'criterionChanged':
      return changeCriterion(evaluation, event.payload.criterion, () => ({ facts: event.payload.facts }))
    case 'criterionTakenOut':
      return changeCriterion(evaluation, event.payload.criterion, ({ state }) =>
        state === 'revealed' ? {} : { state: 'takenOut', takenOutBecause: event.payload.reason },
      )
    case 'criterionPutBack':
      return changeCriterion(evaluation, event.payload.criterion, ({ state }) =>
        state === 'takenOut' ? { state: 'waiting', takenOutBecause: null } : {},
      )
    case 'criteriaChanged':
      return { ...evaluation, criteriaVersion: event.payload.version, agreeing: new Map() }
    case 'criteriaAgreed':
      return agreeCriteria(evaluation, event, at)

    case 'scoringStarted':
      return { ...evaluation, phase: 'scoring', deadline: event.payload.deadline }
    case 'discussingStarted':
      return evaluation.phase === 'scoring' ? { ...evaluation, phase: 'discussing' } : evaluation
    case 'scoringDeadlineSet':
      return setDeadline(evaluation, event)
    case 'evaluationHeldIn':
      return { ...evaluation, heldIn: event.payload.in }
    case 'criterionOpened':
      return changeCriterion(evaluation, event.payload.criterion, ({ state }) =>
        state === 'waiting' ? { state: 'open' } : {},
      )
    case 'criterionPutOn':
      return { ...evaluation, on: event.payload.on }

    case 'readySaid':
      return sayReady(evaluation, event)
    case 'scoreLate':
      return beLate(evaluation, event)
    case 'revealed':
      return reveal(evaluation, event, logged)
    case 'criterionReopened':
      return reopenCriterion(evaluation, event)
    case 'scoresLost':
      return loseScores(evaluation, event, logged)
    case 'scoreSaid':
      return sayScore(evaluation, event)
    case 'scoreReasonSaid':
      return sayReason(evaluation, event)

    case 'evidenceDescribed':
      return describeEvidence(evaluation, event)

    case 'scoreAgreed': {
      const { criterion, score, words } = event.payload
      return changeCriterion(evaluation, criterion, () => ({ agreed: { score, words, at, by: actor } }))
    }
    case 'scoreDissented':
      return dissent(evaluation, event)
    case 'scoreDissentTakenBack':
      return takeDissentBack(evaluation, event)
    case 'choiceWritten':
      return writeChoice(evaluation, event, logged)
    case 'choiceRemoved':
      return removeChoice(evaluation, event)
    case 'evaluationActionAgreed':
      return agreeAction(evaluation, event, at)
    case 'evaluationActionTold':
      return tellAction(evaluation, event, at)

    case 'evaluationFinished':
      return { ...evaluation, phase: 'finished', finishedAt: at, on: null }
    case 'evaluationTakenUp': {
      const again = { at, by: actor, reason: event.payload.reason }
      return { ...evaluation, phase: 'discussing', takenUp: [...evaluation.takenUp, again] }
    }
    case 'providerReplyAsked':
      return askReply(evaluation, event, logged)
    case 'providerReplied':
      return takeReply(evaluation, event, at)
    case 'resultPublished':
      return publish(evaluation, event, at)
    case 'resultWithdrawn':
      return withdraw(evaluation, event, at)
  }
}
