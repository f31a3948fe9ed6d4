import { anySpace } from '@alongside/space'
import type { BallotBox, EventLog } from '@alongside/storage'
import type { Spaces } from '../spaces/spaces.ts'
import type { EvidenceShelf } from './evidence.ts'
import { emptyRevealed } from './reveal.ts'

export interface TidyEvidenceDeps {
  readonly spaces: Pick<Spaces, 'load'>
  readonly events: Pick<EventLog, 'find'>
  readonly ballots: Pick<BallotBox, 'counted'>
  readonly evidence: Pick<EvidenceShelf, 'empty' | 'letGo'>
}

/**
 * Takes away what still lies sealed for rounds that are over, since the server ended between the reveal and that. What
 * came with reasons that are still sealed, because they are too few, stays.
 */
export async function tidyEvidence({ spaces, events, ballots, evidence }: TidyEvidenceDeps): Promise<void> {
  for (const id of await events.find({ kind: 'space', key: anySpace })) {
    const space = await spaces.load(id)
    for (const { id: evaluation, criteria } of space?.evaluations.values() ?? []) {
      for (const { id: criterion, round: last, state, lost } of criteria.values()) {
        const over = state === 'revealed' ? last : last - 1
        for (let round = 1; round <= over; round += 1) {
          const at = { evaluation, criterion, round }
          const isLost = lost.some((one) => one.round === round)
          await (isLost ? evidence.empty(at) : emptyRevealed({ ballots, evidence }, at))
        }
      }
    }
  }
}
