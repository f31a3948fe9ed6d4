import type { Evaluation } from '@alongside/evaluation'
import type { WholePreview, WholeResult } from '@alongside/review'
import type { Space } from '@alongside/space'
import { readingOfResult, resultFor, resultOutside } from '../evaluation/result.ts'
import { besideFor, besideOutside, type CountsOutside } from './beside.ts'
import { countEvidence, type ReadsWords } from './evidence-for.ts'
import { seerOutside } from './seer.ts'

/** A result with what stands beside it, for somebody who may see it. */
export async function wholeResultFor(
  deps: ReadsWords,
  space: Space,
  evaluation: Evaluation,
  person: string,
): Promise<WholeResult> {
  const beside = await besideFor(deps, space, evaluation, person)
  return { ...resultFor(space, evaluation, person), beside }
}

/**
 * The same for those outside, and what tells that it was this that somebody read: the figures that a space tells by itself
 * are not in that, since they go on being counted.
 */
export async function wholeResultOutside(
  deps: ReadsWords,
  space: Space,
  evaluation: Evaluation,
  count: CountsOutside = (now, review) => countEvidence(deps, now, review, seerOutside(now)),
): Promise<WholePreview> {
  const result = resultOutside(space, evaluation)
  const beside = await besideOutside(deps, space, evaluation, count)
  const read = readingOfResult(beside === null ? result : { ...result, pieces: beside.pieces })
  return { result: { ...result, beside }, read }
}
