import { boxNames, type BoxName, type Sealed } from '@alongside/evaluation'
import { idFrom, Refusal } from '@alongside/protocol'
import type { Space } from '@alongside/space'
import type { BallotBox } from '@alongside/storage'
import { createHash } from 'node:crypto'

/** A round in which a criterion is scored, or was. */
export interface Round {
  readonly evaluation: string
  readonly criterion: string
  readonly round: number
}

/** A box of a round: named by what it is about, so that no event has to say that there is one. */
export function boxOf({ evaluation, criterion, round }: Round, name: BoxName): string {
  return idFrom(createHash('sha256').update(`${name} ${evaluation} ${criterion} ${round}`).digest())
}

/** Under what somebody may have scored: their own id first, then those that they had as a guest. */
export function idsOf(space: Space, person: string): readonly string[] {
  const asGuest = [...space.members.values()].filter(({ isNow }) => isNow === person)
  return [person, ...asGuest.map((guest) => guest.person)]
}

/**
 * Keeps in the boxes of a round what somebody scored there, in place of what they had, whichever of their ids they had
 * then. Rejects with a refusal, and has kept nothing then. Both boxes are made with the first score, so that neither
 * tells whether anybody wrote a reason.
 */
export async function sealScore(ballots: BallotBox, space: Space, sealed: Sealed & Round): Promise<void> {
  if (isSaidAloud(sealed)) return
  const changed = boxNames.filter((name) => sealed[name] !== undefined)
  const box = (name: BoxName) => boxOf(sealed, name)
  const ids = idsOf(space, sealed.person)
  for (const name of boxNames) {
    const state = await ballots.open(box(name))
    if (state !== 'open') throw state === 'lost' ? lost() : closing()
  }
  // A round is closed by its scores: where these are late, no reason was put anywhere.
  for (const name of changed) {
    const ballot = sealed[name] ?? null
    const [id = '', ...others] = ids
    const text = typeof ballot === 'string' || ballot === null ? ballot : JSON.stringify(ballot)
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
export async function unsealSaid(ballots: BallotBox, space: Space, sealed: Sealed & Round): Promise<void> {
  if (!isSaidAloud(sealed)) return
  const box = boxOf(sealed, 'reasons')
  for (const id of idsOf(space, sealed.person)) {
    if ((await ballots.mine(box, id)) !== null) await ballots.withdraw(box, id)
  }
}

/** A reason is said with its name: the scores of that round were counted long ago. */
function isSaidAloud({ scores }: Sealed): boolean {
  return scores === undefined
}

/** Nobody can open what was sealed in a round. */
export function lost(): Refusal {
  return new Refusal(
    'ended',
    'The key of what was scored here is gone, so nobody can open it. Whoever leads can take the criterion out.',
    'key',
  )
}

function closing(): Refusal {
  return new Refusal('ended', 'This is being revealed, so no score is taken any more.')
}
