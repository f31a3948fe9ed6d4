import {
  readScoreBallot,
  whoScored,
  type Criterion,
  type Evaluation,
  type MySealed,
} from '@alongside/evaluation'
import type { Ask, Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'
import { boxOf, idsOf, type Round } from './boxes.ts'

type Reads = Pick<BallotBox, 'mine' | 'counted' | 'count' | 'open'>

interface Asking {
  readonly space: Space
  readonly evaluation: Evaluation
  readonly person: string
}

/** What somebody has sealed in the criteria of these, and nobody else's. */
export async function mySealed(
  ballots: Reads,
  asking: Asking,
  criteria: readonly Criterion[],
): Promise<readonly MySealed[]> {
  const all = await Promise.all(criteria.map((criterion) => sealedIn(ballots, asking, criterion)))
  return all.filter((one) => one !== null)
}

/** Whether the box of scores of a round is closed, and whether somebody's was in it then, or lies in it. */
async function standing(
  ballots: Reads,
  { space, evaluation, person }: Asking,
  { id: criterion, round }: Pick<Criterion, 'id' | 'round'>,
): Promise<{ readonly hasOne: boolean; readonly isClosed: boolean }> {
  const box = boxOf({ evaluation: evaluation.id, criterion, round }, 'scores')
  const ids = idsOf(space, person)
  const rows = await ballots.counted(box)
  if (rows === null) return { hasOne: (await first(ballots, box, ids)) !== null, isClosed: false }
  const scored = whoScored(rows)
  return { hasOne: ids.some((id) => scored.has(id)), isClosed: true }
}

/** Adds to a score whether there is one of theirs already, and whether the round is closed, which only its box knows. */
export async function withOwnScore(ballots: Reads, space: Space, ask: Ask, person: string): Promise<Ask> {
  if (ask.do !== 'evaluate' || ask.ask.do !== 'score') return ask
  const evaluation = space.evaluations.get(ask.evaluation)
  const criterion = evaluation?.criteria.get(ask.ask.criterion)
  if (evaluation === undefined || criterion === undefined) return ask
  const known = await standing(ballots, { space, evaluation, person }, criterion)
  return { ...ask, ask: { ...ask.ask, ...known } }
}

async function sealedIn(
  ballots: Reads,
  { space, evaluation, person }: Asking,
  { id: criterion, round, state }: Criterion,
): Promise<MySealed | null> {
  if (state !== 'open' && state !== 'revealed') return null
  const at: Round = { evaluation: evaluation.id, criterion, round }
  const ids = idsOf(space, person)
  const unnamed = await first(ballots, boxOf(at, 'reasons'), ids)
  if (state === 'revealed' && unnamed === null) return null
  const box = boxOf(at, 'scores')
  const found = state === 'open' ? await first(ballots, box, ids) : null
  const ballot = found === null ? null : readScoreBallot(found)
  return {
    criterion,
    round,
    isLost: state === 'open' && (await isLost(ballots, box)),
    score: ballot?.score ?? null,
    show: ballot?.show ?? false,
    reason: unnamed ?? ballot?.reason ?? '',
    reasonIs: ballot !== null && ballot.reason !== '' ? 'withName' : 'withoutName',
  }
}

/** What lies in a box of somebody, under the first of their ids that has something there. */
async function first(ballots: Reads, box: string, ids: readonly string[]): Promise<string | null> {
  for (const id of ids) {
    const ballot = await ballots.mine(box, id)
    if (ballot !== null) return ballot
  }
  return null
}

/** A box in which nobody has put anything is not asked for: that would make it. */
async function isLost(ballots: Reads, box: string): Promise<boolean> {
  return (await ballots.count(box)) > 0 && (await ballots.open(box)) === 'lost'
}
