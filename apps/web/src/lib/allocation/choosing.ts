import { ballotChecker, namedOn, type BallotPaper } from '@alongside/allocation'
import type { AllocationBallot, AllocationMethod } from '@alongside/protocol'

/** A ballot on which nothing is chosen yet. */
export function emptyBallot({ by }: AllocationMethod): AllocationBallot {
  switch (by) {
    case 'basket':
    case 'pick':
      return { by, chosen: [] }
    case 'rank':
      return { by, ranked: [] }
    case 'score':
      return { by, scores: [] }
  }
}

/** What somebody chose before, as far as it still is a ballot of this vote; else an empty one. */
export function ballotOn(paper: BallotPaper, kept: AllocationBallot | null): AllocationBallot {
  return kept !== null && ballotChecker(paper)(kept) === null ? kept : emptyBallot(paper.rules.method)
}

/** Why a proposal cannot be added to a ballot; null: it can. */
export type NoRoom = { readonly is: 'costs'; readonly over: number } | { readonly is: 'full' } | null

/** Why there is no room on a ballot for one more proposal: it costs so much more than is left, or there are enough. */
export function noRoomFor(
  { proposals, rules }: BallotPaper,
  ballot: AllocationBallot,
  proposal: string,
): NoRoom {
  const named = namedOn(ballot)
  if (named.includes(proposal)) return null
  switch (rules.method.by) {
    case 'basket': {
      const cost = proposals.find(({ id }) => id === proposal)?.cost ?? 0
      const over = cost - leftIn({ proposals, rules }, ballot)
      return over > 0 ? { is: 'costs', over } : null
    }
    case 'pick':
      return named.length < rules.method.most ? null : { is: 'full' }
    case 'rank':
      return named.length < rules.method.places ? null : { is: 'full' }
    case 'score':
      return null
  }
}

/** How much of the pot is left when all that a ballot names is paid for. */
export function leftIn({ proposals, rules }: BallotPaper, ballot: AllocationBallot): number {
  const named = new Set(namedOn(ballot))
  return proposals.reduce((left, { id, cost }) => (named.has(id) ? left - cost : left), rules.pot)
}

/** The ballot with a proposal put on at its end, or taken off; unchanged where there is no room for it. */
export function toggled(paper: BallotPaper, ballot: AllocationBallot, proposal: string): AllocationBallot {
  if (noRoomFor(paper, ballot, proposal) !== null) return ballot
  const turn = (all: readonly string[]): string[] =>
    all.includes(proposal) ? all.filter((one) => one !== proposal) : [...all, proposal]
  switch (ballot.by) {
    case 'basket':
    case 'pick':
      return { ...ballot, chosen: turn(ballot.chosen) }
    case 'rank':
      return { ...ballot, ranked: turn(ballot.ranked) }
    case 'score':
      return ballot
  }
}

/** The ballot with a ranked proposal one place higher (-1) or lower (1); unchanged at the ends. */
export function moved(ballot: AllocationBallot, proposal: string, by: -1 | 1): AllocationBallot {
  if (ballot.by !== 'rank') return ballot
  const from = ballot.ranked.indexOf(proposal)
  const to = from + by
  if (from === -1 || to < 0 || to >= ballot.ranked.length) return ballot
  const rest = ballot.ranked.filter((one) => one !== proposal)
  return { by: 'rank', ranked: rest.toSpliced(to, 0, proposal) }
}

/** The ballot with so many points for a proposal; null takes them off again. */
export function scored(ballot: AllocationBallot, proposal: string, score: number | null): AllocationBallot {
  if (ballot.by !== 'score') return ballot
  const rest = ballot.scores.filter((one) => one.proposal !== proposal)
  return { by: 'score', scores: score === null ? rest : [...rest, { proposal, score }] }
}

/** The points that a ballot gives a proposal; null: none were given. */
export function pointsFor(ballot: AllocationBallot, proposal: string): number | null {
  if (ballot.by !== 'score') return null
  return ballot.scores.find((one) => one.proposal === proposal)?.score ?? null
}

/** Says whether two ballots count the same: what was ticked without an order has none. */
export function isSameBallot(one: AllocationBallot, other: AllocationBallot): boolean {
  return written(one) === written(other)
}

function written(ballot: AllocationBallot): string {
  switch (ballot.by) {
    case 'basket':
    case 'pick':
      return JSON.stringify([ballot.by, ballot.chosen.toSorted()])
    case 'rank':
      return JSON.stringify([ballot.by, ballot.ranked])
    case 'score': {
      const points = ballot.scores.filter(({ score }) => score > 0)
      return JSON.stringify([
        ballot.by,
        points.map(({ proposal, score }) => `${proposal} ${score}`).toSorted(),
      ])
    }
  }
}
