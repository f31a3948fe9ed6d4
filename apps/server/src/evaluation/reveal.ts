import {
  placesIn,
  reasonRows,
  scoreRows,
  type Evaluation,
  type OpenedBox,
  type SealedEvidence,
} from '@alongside/evaluation'
import { selfOf, type Ask, type Effect, type Space } from '@alongside/space'
import type { BallotBox, PrepareRows } from '@alongside/storage'
import { lost, type BoxDeps } from './boxes.ts'
import type { EvidenceShelf } from './evidence.ts'
import { boxOf, type Round } from './round.ts'

/**
 * Closes the boxes of rounds that are revealed and answers the ask that reveals them with what was in them, as it may be
 * shown; closed already, they answer the same once more. Rejects with a refusal where a box of scores cannot be opened,
 * and has closed none then. Who scored what is known inside of this alone.
 */
export async function closeScores(
  deps: BoxDeps,
  space: Space,
  ask: Extract<Ask, { do: 'evaluate' }>,
  { evaluation: id, rounds }: Extract<Effect, { type: 'closeScores' }>,
): Promise<Ask> {
  const evaluation = space.evaluations.get(id)
  if (evaluation === undefined || ask.ask.do !== 'reveal') {
    throw new RangeError('boxes are closed to reveal rounds of an evaluation that is there')
  }
  for (const one of rounds) {
    if ((await deps.ballots.open(boxOf({ evaluation: id, ...one }, 'scores'))) === 'lost') throw lost()
  }
  const boxes = await Promise.all(
    rounds.map((one) => closeRound(deps, space, evaluation, { evaluation: id, ...one })),
  )
  return { ...ask, ask: { ...ask.ask, boxes } }
}

/** Takes away what lay sealed with rounds that are revealed. */
export async function emptyShown(
  deps: EmptyDeps,
  { evaluation, rounds }: Extract<Effect, { type: 'closeScores' }>,
): Promise<void> {
  for (const one of rounds) await emptyRevealed(deps, { evaluation, ...one })
}

interface EmptyDeps {
  readonly ballots: Pick<BallotBox, 'counted'>
  readonly evidence?: Pick<EvidenceShelf, 'empty' | 'letGo'>
}

/**
 * The same of one round. Where its reasons stay sealed, since they are too few, what came with these stays too. To be
 * done again does no harm.
 */
export async function emptyRevealed({ ballots, evidence }: EmptyDeps, at: Round): Promise<void> {
  if ((await ballots.counted(boxOf(at, 'reasons'))) !== null) {
    await evidence?.empty(at)
    return
  }
  const scores = (await ballots.counted(boxOf(at, 'scores'))) ?? []
  for (const place of placesIn({ scores, reasons: null })) await evidence?.letGo(at, place)
}

async function closeRound(
  { ballots, evidence }: BoxDeps,
  space: Space,
  evaluation: Evaluation,
  at: Round,
): Promise<OpenedBox> {
  const self = (person: string): string => selfOf(space, person)
  const before = await rowsBefore(ballots, at)
  // The scores first: whoever comes in between is late with both.
  const scores = await close(ballots, boxOf(at, 'scores'), (given) =>
    scoreRows(evaluation, given, before, self, evaluation.criteria.get(at.criterion)?.scale),
  )
  const reasons = await close(ballots, boxOf(at, 'reasons'), (given) => {
    const rows = reasonRows(evaluation, given, self)
    if (rows === null) throw new TooFew()
    return rows
  })
  if (scores === null) throw lost()
  const places = placesIn({ scores, reasons })
  return {
    criterion: at.criterion,
    round: at.round,
    scores,
    reasons,
    evidence: await shownOf(evidence, at, places),
  }
}

async function shownOf(
  evidence: EvidenceShelf | undefined,
  at: Round,
  places: readonly string[],
): Promise<ReadonlyMap<string, SealedEvidence>> {
  const shown = new Map<string, SealedEvidence>()
  for (const place of places) {
    const one = (await evidence?.show(at, place)) ?? null
    if (one !== null) shown.set(place, one)
  }
  return shown
}

/** What was told of a criterion in its rounds before: a later one may tell nothing beside it. */
async function rowsBefore(ballots: BallotBox, at: Round): Promise<readonly string[]> {
  const rounds = Array.from({ length: at.round - 1 }, (_, index) => index + 1)
  const rows = await Promise.all(rounds.map((round) => ballots.counted(boxOf({ ...at, round }, 'scores'))))
  return rows.flatMap((one) => one ?? [])
}

/** The rows of a box; null where it stays sealed, or cannot be opened. */
async function close(
  ballots: BallotBox,
  box: string,
  prepare: PrepareRows,
): Promise<readonly string[] | null> {
  await ballots.open(box)
  try {
    const closing = await ballots.close(box, prepare)
    return closing.type === 'lost' ? null : closing.rows
  } catch (error) {
    if (error instanceof TooFew) return null
    throw error
  }
}

/** So few people wrote a reason that each might be guessed. */
class TooFew extends Error {}
