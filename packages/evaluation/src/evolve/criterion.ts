import type { Evaluation } from '../evaluation.ts'
import type { EvaluationEventOf } from '../event.ts'
import type { Criterion } from '../part.ts'

export function addCriterion(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'criterionAdded'>,
): Evaluation {
  const { criterion: id, facts, was, scale } = payload
  if (evaluation.criteria.has(id)) return evaluation
  const added: Criterion = {
    ...nothingYet(),
    id,
    facts,
    scale,
    was,
    state: 'waiting',
    takenOutBecause: null,
    round: 1,
    earlier: [],
    lost: [],
  }
  return { ...evaluation, criteria: new Map(evaluation.criteria).set(id, added) }
}

export function changeCriterion(
  evaluation: Evaluation,
  id: string,
  change: (criterion: Criterion) => Partial<Criterion>,
): Evaluation {
  const criterion = evaluation.criteria.get(id)
  if (criterion === undefined) return evaluation
  return {
    ...evaluation,
    criteria: new Map(evaluation.criteria).set(id, { ...criterion, ...change(criterion) }),
  }
}

/** What came of the round before stays beside the new one. */
export function reopenCriterion(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'criterionReopened'>,
): Evaluation {
  return changeCriterion(evaluation, payload.criterion, (criterion) => {
    const { round, revealed, said, saidReasons, agreed, dissents, earlier } = criterion
    if (revealed === null) return {}
    const over = { round, revealed, said, saidReasons, agreed, dissents, reason: payload.reason }
    return { ...nothingYet(), state: 'open', round: payload.round, earlier: [...earlier, over] }
  })
}

/** What lies in the boxes of that round is told as lost: it is neither nothing nor what somebody said. */
export function loseScores(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'scoresLost'>,
  { at, actor: by }: { readonly at: number; readonly actor: string | null },
): Evaluation {
  return changeCriterion(evaluation, payload.criterion, ({ state, round, lost }) =>
    state === 'open' && round === payload.lost
      ? { ...nothingYet(), round: payload.round, lost: [...lost, { round, at, by }] }
      : {},
  )
}

/** Whoever was late comes in time until another day. */
export function setDeadline(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'scoringDeadlineSet'>,
): Evaluation {
  const criteria = [...evaluation.criteria].map(([id, criterion]): [string, Criterion] => [
    id,
    criterion.state === 'open' ? { ...criterion, late: [] } : criterion,
  ])
  return { ...evaluation, deadline: payload.deadline, criteria: new Map(criteria) }
}

/** What nobody has said yet of a criterion, in its first round or a later one. */
function nothingYet() {
  return {
    ready: [],
    late: [],
    revealed: null,
    said: [],
    saidReasons: [],
    agreed: null,
    dissents: [],
  } satisfies Partial<Criterion>
}
