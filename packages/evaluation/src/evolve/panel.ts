import type { Evaluation } from '../evaluation.ts'
import type { EvaluationEventOf } from '../event.ts'

/** Who is put there again, in another capacity or as staff of the provider, keeps their place. */
export function putOnPanel(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'putOnPanel'>,
  at: number,
): Evaluation {
  const { person, capacity, isFromProvider } = payload
  const since = evaluation.panel.get(person)?.since ?? at
  const panellist = { person, capacity, isFromProvider, since }
  return { ...evaluation, panel: new Map(evaluation.panel).set(person, panellist) }
}

/** What they had said stays; what they had agreed with is agreed with by those who are left. */
export function takeOffPanel(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'takenOffPanel'>,
): Evaluation {
  const { person } = payload
  const known = evaluation.panel.get(person)
  const isScored = evaluation.phase !== 'preparing'
  return {
    ...evaluation,
    panel: without(evaluation.panel, person),
    left: known !== undefined && isScored ? new Map(evaluation.left).set(person, known) : evaluation.left,
    agreeing: without(evaluation.agreeing, person),
  }
}

export function takeCapacity(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'panelCapacityTaken'>,
): Evaluation {
  const { person, capacity } = payload
  const known = evaluation.panel.get(person)
  if (known === undefined) return evaluation
  return { ...evaluation, panel: new Map(evaluation.panel).set(person, { ...known, capacity }) }
}

export function agreeCriteria(
  evaluation: Evaluation,
  { payload }: EvaluationEventOf<'criteriaAgreed'>,
  at: number,
): Evaluation {
  const { person, agrees } = payload
  return {
    ...evaluation,
    agreeing: agrees
      ? new Map(evaluation.agreeing).set(person, { person, at })
      : without(evaluation.agreeing, person),
  }
}

function without<Value>(values: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const left = new Map(values)
  left.delete(key)
  return left
}
