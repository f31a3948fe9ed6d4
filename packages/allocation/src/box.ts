import { sha256 } from './hash.ts'
import type { PaperBatch } from './round.ts'

/** What a round's box holds besides votes under the ids of people; none of these is anybody's id. */
const idFor = (what: string): string => sha256(what).slice(0, 16)

/** Under what the seed of the lot lies in the box of a round. */
export const seedIn = (round: string): string => idFor(`seed ${round}`)

/** Under what the votes on paper of a batch lie there, in their order. */
export const papersIn = (
  round: string,
  { id, ballots }: Pick<PaperBatch, 'id' | 'ballots'>,
): readonly string[] => Array.from({ length: ballots }, (_, at) => idFor(`paper ${round} ${id} ${at}`))
