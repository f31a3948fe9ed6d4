import {
  boxNames,
  handIn,
  readReasonBallot,
  readScoreBallot,
  whoScored,
  type CompleteEvaluationAsk,
  type Criterion,
  type Evaluation,
  type MySealed,
  type ScoreBallot,
  type SealedEvidence,
  type SealedFile,
} from '@alongside/evaluation'
import type { Ask, Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'
import { idsOf, isLost } from '../spaces/own-box.ts'
import type { Bringing, EvidenceShelf } from './evidence.ts'
import { boxOf, type Round } from './round.ts'

/** What is needed to look into boxes; without evidence where nobody brings any. */
interface Reads {
  readonly ballots: Pick<BallotBox, 'mine' | 'counted' | 'count' | 'open'>
  readonly evidence?: EvidenceShelf
}

interface Asking {
  readonly space: Space
  readonly evaluation: Evaluation
  readonly person: string
}

/** What somebody has sealed in the criteria of these, and nobody else's. */
export async function mySealed(
  reads: Reads,
  asking: Asking,
  criteria: readonly Criterion[],
): Promise<readonly MySealed[]> {
  const all = await Promise.all(criteria.map((criterion) => sealedIn(reads, asking, criterion)))
  return all.filter((one) => one !== null)
}

/** Whether the box of scores of a round is closed, and whether somebody's was in it then, or lies in it. */
async function standing(
  { ballots }: Reads,
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

/**
 * Adds what only the boxes know: to a score whether there is one of theirs already, and whether the round is closed; to a
 * reason that is said aloud what they brought with it while it was sealed; and whether what was scored is lost.
 */
export async function withOwn(reads: Reads, space: Space, ask: Ask, person: string): Promise<Ask> {
  if (ask.do !== 'evaluate') return ask
  const what = ask.ask
  if (!isLookedUp(what)) return ask
  const evaluation = space.evaluations.get(ask.evaluation)
  const criterion = evaluation?.criteria.get(what.criterion)
  if (evaluation === undefined || criterion === undefined) return ask
  const asking = { space, evaluation, person }
  if (what.do === 'scoreFor') {
    const { isClosed } = await standing(reads, asking, criterion)
    return { ...ask, ask: { ...what, isClosed } }
  }
  if (what.do === 'tellLost') {
    return { ...ask, ask: { ...what, isLost: await isRoundLost(reads, asking, criterion) } }
  }
  if (what.do === 'score') return { ...ask, ask: { ...what, ...(await standing(reads, asking, criterion)) } }
  const isTheirs = criterion.state === 'revealed' && evaluation.panel.has(person)
  const evidence = isTheirs && what.words !== null ? await broughtUnnamed(reads, asking, criterion) : null
  return evidence === null ? ask : { ...ask, ask: { ...what, evidence } }
}

/** A file that somebody brought with their own score, by what they call it; null where they brought none of that name. */
export async function ownFile(
  { ballots, evidence }: Reads,
  { space, evaluation, person }: Asking,
  { id: criterion, round }: Criterion,
  file: string,
): Promise<SealedFile | null> {
  const at: Round = { evaluation: evaluation.id, criterion, round }
  const ids = idsOf(space, person)
  const unnamed = await first(ballots, boxOf(at, 'reasons'), ids)
  const named = await first(ballots, boxOf(at, 'scores'), ids)
  const places = [
    unnamed === null ? null : readReasonBallot(unnamed)?.evidence,
    named === null ? null : readScoreBallot(named)?.evidence,
  ]
  for (const place of places) {
    if (place == null) continue
    const brought = await evidence?.read(at, place)
    const found = brought?.files.find(({ id }) => id === file)
    if (found !== undefined) return found
  }
  return null
}

type LookedUp = Extract<CompleteEvaluationAsk, { do: 'score' | 'scoreFor' | 'sayMyReason' | 'tellLost' }>

function isLookedUp(ask: CompleteEvaluationAsk): ask is LookedUp {
  return ['score', 'scoreFor', 'sayMyReason', 'tellLost'].includes(ask.do)
}

/** What somebody brought with a reason that is still sealed, which is about to be shown. */
async function broughtUnnamed(
  { ballots, evidence }: Reads,
  { space, evaluation, person }: Asking,
  { id: criterion, round }: Criterion,
): Promise<SealedEvidence | null> {
  const at: Round = { evaluation: evaluation.id, criterion, round }
  const ballot = await first(ballots, boxOf(at, 'reasons'), idsOf(space, person))
  const place = ballot === null ? null : (readReasonBallot(ballot)?.evidence ?? null)
  return place === null ? null : ((await evidence?.show(at, place)) ?? null)
}

async function sealedIn(
  { ballots, evidence }: Reads,
  { space, evaluation, person }: Asking,
  { id: criterion, round, state }: Criterion,
): Promise<MySealed | null> {
  if (state !== 'open' && state !== 'revealed') return null
  const at: Round = { evaluation: evaluation.id, criterion, round }
  const ids = idsOf(space, person)
  const sealedReason = await first(ballots, boxOf(at, 'reasons'), ids)
  const box = boxOf(at, 'scores')
  const handed = state === 'revealed' ? handIn((await ballots.counted(box)) ?? [], ids) : null
  if (state === 'revealed' && sealedReason === null && handed === null) return null
  const unnamed = sealedReason === null ? null : readReasonBallot(sealedReason)
  const found = state === 'open' ? await first(ballots, box, ids) : null
  const ballot = found === null ? null : readScoreBallot(found)
  return {
    criterion,
    round,
    isLost: state === 'open' && (await isLost(ballots, box)),
    score: ballot?.score ?? null,
    show: ballot?.show ?? false,
    reason: unnamed?.words ?? ballot?.reason ?? '',
    reasonIs: unnamed === null && isReason(ballot) ? 'withName' : 'withoutName',
    hand: ballot?.hand ?? handed,
    evidence: await broughtBy(evidence, { at, person }, unnamed?.evidence ?? ballot?.evidence ?? null),
  }
}

/** What somebody brought, as they get it back: what is to be sent again to keep a file, and not the key to its bytes. */
async function broughtBy(
  evidence: EvidenceShelf | undefined,
  of: Bringing,
  place: string | null,
): Promise<MySealed['evidence']> {
  const brought = place === null ? null : ((await evidence?.read(of.at, place)) ?? null)
  const files = (brought?.files ?? []).map((file) => {
    const { id, name, type, bytes, alt, decorative } = file
    return { id, seal: evidence?.sealOf(of, file) ?? '', name, type, bytes, alt, decorative }
  })
  return { links: brought?.links ?? [], files }
}

function isReason(ballot: ScoreBallot | null): boolean {
  return ballot !== null && (ballot.reason !== '' || ballot.evidence !== null)
}

/** What lies in a box of somebody, under the first of their ids that has something there. */
async function first(
  ballots: Pick<BallotBox, 'mine'>,
  box: string,
  ids: readonly string[],
): Promise<string | null> {
  for (const id of ids) {
    const ballot = await ballots.mine(box, id)
    if (ballot !== null) return ballot
  }
  return null
}

/** Whether what lies in one of the boxes of a round can be opened by nobody: neither of them takes anything then. */
async function isRoundLost(
  { ballots }: Reads,
  { evaluation }: Asking,
  { id: criterion, round }: Criterion,
): Promise<boolean> {
  const at: Round = { evaluation: evaluation.id, criterion, round }
  for (const name of boxNames) if (await isLost(ballots, boxOf(at, name))) return true
  return false
}
