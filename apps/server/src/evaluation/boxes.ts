import { boxNames, readReasonBallot, readScoreBallot, type BoxName, type Sealed } from '@alongside/evaluation'
import { Refusal } from '@alongside/protocol'
import type { Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'
import { idsOf } from '../spaces/own-box.ts'
import type { EvidenceShelf } from './evidence.ts'
import { boxOf, type Round } from './round.ts'

/** Where scores lie until the reveal, and what came with them; absent where nobody brings anything. */
export interface BoxDeps {
  readonly ballots: BallotBox
  readonly evidence?: EvidenceShelf
}

/**
 * Keeps in the boxes of a round what somebody scored there, in place of what they had, whichever of their ids they had
 * then. Rejects with a refusal, and has kept nothing then. Both boxes are made with the first score, so that neither
 * tells whether anybody wrote a reason.
 */
export async function sealScore(
  { ballots, evidence }: BoxDeps,
  space: Space,
  sealed: Sealed & Round,
): Promise<void> {
  if (isSaidAloud(sealed)) return
  if (sealed.scores?.hand !== undefined && (await hasOwn(ballots, space, sealed))) return
  const before = await placesOf(ballots, space, sealed)
  const place = await keepEvidence(evidence, sealed)
  try {
    await putBallots(ballots, space, sealed, place)
  } catch (error) {
    if (place !== null) await evidence?.letGo(sealed, place, sealed.evidence?.files)
    throw error
  }
  for (const one of before) await evidence?.letGo(sealed, one, sealed.evidence?.files)
}

async function putBallots(
  ballots: BallotBox,
  space: Space,
  sealed: Sealed & Round,
  place: string | null,
): Promise<void> {
  const changed = boxNames.filter((name) => sealed[name] !== undefined)
  const box = (name: BoxName) => boxOf(sealed, name)
  const ids = idsOf(space, sealed.person)
  for (const name of boxNames) {
    const state = await ballots.open(box(name))
    if (state !== 'open') throw state === 'lost' ? lost() : closing()
  }
  // A round is closed by its scores: where these are late, no reason was put anywhere.
  for (const name of changed) {
    const [id = '', ...others] = ids
    const text = textOf(sealed, name, place)
    const done =
      text === null ? await ballots.withdraw(box(name), id) : await ballots.put(box(name), id, text)
    if (done !== 'done') throw done === 'lost' ? lost() : closing()
    for (const other of others) await ballots.withdraw(box(name), other)
  }
}

/**
 * Takes a reason out of its box that was said aloud: once that is written, since a server that is killed between must
 * have it in one of the two. Where the box is closed or was never made, nothing of it is there.
 */
export async function unsealSaid(
  { ballots, evidence }: BoxDeps,
  space: Space,
  sealed: Sealed & Round,
): Promise<void> {
  if (!isSaidAloud(sealed)) return
  const box = boxOf(sealed, 'reasons')
  const before = await placesOf(ballots, space, sealed)
  for (const id of idsOf(space, sealed.person)) {
    if ((await ballots.mine(box, id)) !== null) await ballots.withdraw(box, id)
  }
  for (const one of before) await evidence?.letGo(sealed, one)
}

/** Whether somebody has put in a score themselves: no hand of another takes it away, or learns of it. */
async function hasOwn(ballots: BallotBox, space: Space, sealed: Sealed & Round): Promise<boolean> {
  for (const id of idsOf(space, sealed.person)) {
    const ballot = await ballots.mine(boxOf(sealed, 'scores'), id)
    const read = ballot === null ? null : readScoreBallot(ballot)
    if (read !== null && read.hand === undefined) return true
  }
  return false
}

/** What a box is to hold of somebody, and with it where what they brought lies: with their reason, whichever box that is in. */
function textOf({ scores, reasons }: Sealed, name: BoxName, place: string | null): string | null {
  const isUnnamed = typeof reasons === 'string'
  if (name === 'reasons') return isUnnamed ? JSON.stringify({ words: reasons, evidence: place }) : null
  return scores == null ? null : JSON.stringify({ ...scores, evidence: isUnnamed ? null : place })
}

async function keepEvidence(
  evidence: EvidenceShelf | undefined,
  sealed: Sealed & Round,
): Promise<string | null> {
  if (sealed.evidence == null) return null
  if (evidence === undefined) throw new RangeError('there is no place for what came with a score')
  return evidence.keep(sealed, sealed.evidence)
}

/** Where lies what somebody has brought with what is in the boxes of a round. */
async function placesOf(
  ballots: Pick<BallotBox, 'mine'>,
  space: Space,
  sealed: Round & Pick<Sealed, 'person'>,
): Promise<readonly string[]> {
  const places: string[] = []
  for (const id of idsOf(space, sealed.person)) {
    for (const name of boxNames) {
      const ballot = await ballots.mine(boxOf(sealed, name), id)
      const read = ballot === null ? null : readers[name](ballot)
      if (read?.evidence != null) places.push(read.evidence)
    }
  }
  return places
}

const readers = { scores: readScoreBallot, reasons: readReasonBallot }

/** A reason is said with its name: the scores of that round were counted long ago. */
function isSaidAloud({ scores }: Sealed): boolean {
  return scores === undefined
}

/** Nobody can open what was sealed in a round. */
export function lost(): Refusal {
  return new Refusal(
    'ended',
    'The key of what was scored here is gone, so nobody can open it. Whoever leads can say so, and have it scored once more.',
    'key',
  )
}

function closing(): Refusal {
  return new Refusal('ended', 'This is being revealed, so no score is taken any more.')
}
