import { refuse } from '@alongside/protocol'
import type { EvaluationDecision } from '../decision.ts'
import type { Evaluation } from '../evaluation.ts'

/** Until scoring starts. */
export function whilePreparing({ phase }: Evaluation, then: () => EvaluationDecision): EvaluationDecision {
  return phase === 'preparing'
    ? then()
    : refuse('ended', 'Scoring has started. Panel, criteria and rules stand as they are now.')
}

/** From the start of scoring until the evaluation is finished. */
export function whileScored({ phase }: Evaluation, then: () => EvaluationDecision): EvaluationDecision {
  switch (phase) {
    case 'preparing':
      return refuse('notAllowed', 'Scoring has not started yet.')
    case 'scoring':
    case 'discussing':
      return then()
    case 'finished':
      return finished()
  }
}

/** From the first reveal until the evaluation is finished. */
export function whileDiscussing(evaluation: Evaluation, then: () => EvaluationDecision): EvaluationDecision {
  return evaluation.phase === 'scoring'
    ? refuse('notAllowed', 'Nothing is revealed yet. This comes once scores are shown.')
    : whileScored(evaluation, then)
}

export function untilFinished({ phase }: Evaluation, then: () => EvaluationDecision): EvaluationDecision {
  return phase === 'finished' ? finished() : then()
}

export function onceFinished({ phase }: Evaluation, then: () => EvaluationDecision): EvaluationDecision {
  return phase === 'finished' ? then() : refuse('notAllowed', 'Finish the evaluation first.')
}

/** Says whether the last day is over on which is scored. */
export function isPastDeadline({ deadline }: Pick<Evaluation, 'deadline'>, today: string): boolean {
  return deadline !== null && today > deadline
}

function finished(): EvaluationDecision {
  return refuse('ended', 'This evaluation is finished. Whoever leads can take it up again.')
}
