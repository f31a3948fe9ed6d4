import type { Proposal } from './rules.ts'

/** What is left of the pot, and whether nothing more is awarded since something did not fit. */
export interface Purse {
  readonly left: number
  readonly isClosed: boolean
}

/** What one proposal got, in its turn. */
export type Award =
  /** All that it costs; then so much is left. */
  | { readonly is: 'awarded'; readonly left: number }
  /** Nothing: so much more would have had to be left. */
  | { readonly is: 'didNotFit'; readonly short: number }
  /** Nothing: one before it did not fit, and the rule is to stop there. */
  | { readonly is: 'belowLine' }

/** Gives each proposal what it costs, in this order, as long as the purse allows. */
export function awardInTurn<One extends Proposal>(
  order: readonly One[],
  from: Purse,
  whenFull: 'skip' | 'stop',
): { readonly awards: ReadonlyMap<One, Award>; readonly purse: Purse } {
  const awards = new Map<One, Award>()
  let purse = from
  for (const one of order) {
    if (purse.isClosed) awards.set(one, { is: 'belowLine' })
    else if (one.cost <= purse.left) {
      purse = { ...purse, left: purse.left - one.cost }
      awards.set(one, { is: 'awarded', left: purse.left })
    } else {
      awards.set(one, { is: 'didNotFit', short: one.cost - purse.left })
      purse = { ...purse, isClosed: whenFull === 'stop' }
    }
  }
  return { awards, purse }
}
