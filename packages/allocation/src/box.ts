import { sha256 } from './hash.ts'

/** What a round's box holds besides votes under the ids of people; none of these is anybody's id. */
const idFor = (what: string): string => sha256(what).slice(0, 16)

/** Under what the seed of the lot lies in the box of a round. */
export const seedIn = (round: string): string => idFor(`seed ${round}`)

/** Under what a vote on paper lies there, by its place in its batch. */
export const paperIn = (round: string, batch: string, at: number): string =>
  idFor(`paper ${round} ${batch} ${at}`)
