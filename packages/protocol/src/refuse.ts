import type { Problem, ProblemKind } from './problem.ts'

/** The answer to something that was asked and is not to happen. */
export interface RefusedAsk {
  readonly refusal: Problem
}

/** An expected refusal, with a plain sentence that says what to do. */
export function refuse(kind: ProblemKind, words: string, field?: string): RefusedAsk {
  return { refusal: field === undefined ? { kind, words } : { kind, words, field } }
}

/** Of what is not there and of what somebody may not see: nobody learns which. */
export const notFound = (): RefusedAsk =>
  refuse('notFound', 'There is nothing here by that name that you may see.')
