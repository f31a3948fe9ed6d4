import { refuse } from '@alongside/protocol'
import type { EvaluationDecision } from '../decision.ts'

/** What was answered is none of the answers to what is asked. */
export function notOnScale(): EvaluationDecision {
  return refuse('invalid', 'Choose one of the answers that are offered.', 'score')
}
