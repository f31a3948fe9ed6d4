import type { CompleteEvaluationAsk } from '@alongside/evaluation'
import type { ServiceFacts } from '@alongside/protocol'
import { id, lena, openBoard, type Board } from './board.ts'

export const service = id('service')

export const serviceFacts: ServiceFacts = {
  name: 'Day centre',
  provider: 'Riverside Trust',
  commissioner: null,
  about: 'Open on weekdays.',
}

export const period = { from: '2026-01-01', to: '2026-03-31' }

/** A board with a service and an evaluation of it; answers the id of that. */
export function openedEvaluation(): { readonly board: Board; readonly evaluation: string } {
  const board = openBoard()
  board.must(lena, { do: 'addService', service, facts: serviceFacts })
  const evaluation = board.must(lena, {
    do: 'openEvaluation',
    title: 'The day centre in spring',
    service,
    period,
    from: null,
  })
  return { board, evaluation }
}

/** Asks something of an evaluation. */
export const evaluate = (evaluation: string, ask: CompleteEvaluationAsk) =>
  ({ do: 'evaluate', evaluation, ask }) as const

/** A score as it comes from a screen, of somebody who has none yet. */
export const scoring = (criterion: string) =>
  ({
    do: 'score',
    criterion,
    score: 3,
    reason: 'The door is heavy',
    reasonIs: 'withoutName',
    show: false,
  }) as const

/** Puts people on the panel, and lets them score everything. */
export function startScoring(board: Board, evaluation: string, people: readonly string[]): void {
  for (const person of people) {
    const seat = { person, capacity: 'layPartner', isFromProvider: false } as const
    board.must(lena, evaluate(evaluation, { do: 'putOnPanel', ...seat }))
  }
  board.must(lena, evaluate(evaluation, { do: 'startScoring', open: 'all', deadline: null }))
}
