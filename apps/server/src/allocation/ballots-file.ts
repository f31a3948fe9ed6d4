import {
  ballotPaperOf,
  ballotsFileOf,
  closingFrom,
  type BallotsFile,
  type Round,
} from '@alongside/allocation'
import type { BallotBox } from '@alongside/storage'
import { boxOf } from './boxes.ts'

/** The ballots of a round that was counted, as everyone may have them; null where there are too few to be shown. */
export async function ballotsFileFor(
  ballots: Pick<BallotBox, 'counted'>,
  round: Round,
  title: string,
): Promise<BallotsFile | null> {
  const rows = await ballots.counted(boxOf(round))
  if (rows === null) return null
  const { ballots: cast, turnout, seed } = closingFrom(round, rows)
  if (turnout === null) return null
  const { voters: oneEach } = round.rules
  const { length: again } = round.again
  return ballotsFileOf({ ...ballotPaperOf(round), title, oneEach, again, seed, turnout, ballots: cast })
}
