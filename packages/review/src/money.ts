import { capacitySchema, idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { isIn, type Span } from './deed.ts'
import { isEnough } from './enough.ts'

/** Who voted in a round, as the round itself tells it. */
const votedGroupSchema = z.object({
  capacities: z.array(capacitySchema),
  /** Of those on the list; null: there was none. */
  eligible: z.number().int().nullable(),
  voted: z.number().int().nonnegative(),
})

/** Who shared out the money of a round that was counted. */
export const sharedOutSchema = z.object({
  /** Null: which one is not told. */
  round: idSchema.nullable(),
  /** Null: too few voted to say more. */
  told: z.object({ ballots: z.number().int(), groups: z.array(votedGroupSchema) }).nullable(),
})
export type SharedOut = z.infer<typeof sharedOutSchema>

/** A round that was counted, with who voted in the groups in which it tells that. */
export interface CountedRound {
  readonly round: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly turnout: NonNullable<SharedOut['told']> | null
}

/**
 * Who voted in each round that was counted in a span of time. Who they were is sealed, so nobody can be counted once over
 * several rounds, and no round is put together with another.
 */
export function sharedOutIn(rounds: readonly CountedRound[], span: Span): SharedOut[] {
  return rounds
    .filter((one) => isIn(span, one))
    .toSorted((one, other) => one.at - other.at || (one.round < other.round ? -1 : 1))
    .map(({ round, turnout }) => ({
      round,
      told: turnout !== null && isEnough(turnout.ballots, turnout.ballots) ? turnout : null,
    }))
}
