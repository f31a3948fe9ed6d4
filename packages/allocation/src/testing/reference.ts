import type { AllocationBallot } from '@alongside/protocol'
import { createHash } from 'node:crypto'
import type { BallotPaper, Proposal } from '../rules.ts'

/** What became of a proposal, in a word; and its support. */
export interface ByHand {
  readonly proposal: string
  readonly support: number
  readonly is: 'awarded' | 'didNotFit' | 'belowLine' | 'notEnoughSupport'
}

/**
 * The same as `countRound` as one would do it with the ballots on a table and a pencil: slow, obvious, and sharing
 * nothing with it. In the order in which proposals are come to.
 */
export function countByHand(
  paper: BallotPaper,
  ballots: readonly AllocationBallot[],
  seed: string | null,
): ByHand[] {
  const { rules } = paper
  const waiting = [...paper.proposals]
  const done: ByHand[] = []
  let money = rules.pot
  let hasStopped = false
  while (waiting.length > 0) {
    let best = waiting[0]!
    for (const other of waiting) if (comesBefore(paper, ballots, seed, other, best)) best = other
    waiting.splice(waiting.indexOf(best), 1)
    const support = supportByHand(paper, ballots, best.id)
    if (support < rules.leastSupport) {
      done.push({ proposal: best.id, support, is: 'notEnoughSupport' })
    } else if (hasStopped) {
      done.push({ proposal: best.id, support, is: 'belowLine' })
    } else if (best.cost > money) {
      done.push({ proposal: best.id, support, is: 'didNotFit' })
      if (rules.whenFull === 'stop') hasStopped = true
    } else {
      money -= best.cost
      done.push({ proposal: best.id, support, is: 'awarded' })
    }
  }
  return done
}

/** One tick for each vote or point. */
export function supportByHand(
  { rules }: BallotPaper,
  ballots: readonly AllocationBallot[],
  proposal: string,
): number {
  let ticks = ''
  for (const ballot of ballots) {
    if (ballot.by === 'score') {
      for (const line of ballot.scores) if (line.proposal === proposal) ticks += '|'.repeat(line.score)
    } else if (ballot.by === 'rank') {
      if (rules.method.by !== 'rank') throw new RangeError('a rank in another vote')
      // The last of the places gives one point, and each place above it one more.
      let points = rules.method.places
      for (const ranked of ballot.ranked) {
        if (ranked === proposal) ticks += '|'.repeat(points)
        points -= 1
      }
    } else if (ballot.chosen.includes(proposal)) ticks += '|'
  }
  return ticks.length
}

function comesBefore(
  paper: BallotPaper,
  ballots: readonly AllocationBallot[],
  seed: string | null,
  one: Proposal,
  other: Proposal,
): boolean {
  const more = supportByHand(paper, ballots, one.id) - supportByHand(paper, ballots, other.id)
  if (more !== 0) return more > 0
  const isEarlier = paper.proposals.indexOf(one) < paper.proposals.indexOf(other)
  if (paper.rules.ties.by === 'earlier') return isEarlier
  if (paper.rules.ties.by === 'cheaper')
    return one.cost < other.cost || (one.cost === other.cost && isEarlier)
  return lotByHand(paper, ballots, seed, one.id) < lotByHand(paper, ballots, seed, other.id)
}

/** With `sha256sum` and `sort`, as SPEC.md tells. */
function lotByHand(
  { proposals }: BallotPaper,
  ballots: readonly AllocationBallot[],
  seed: string | null,
  proposal: string,
): string {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const ids = proposals.map(({ id }) => id)
  const lines = ballots.map((ballot) => {
    if (ballot.by === 'rank') return `{"by":"rank","ranked":${JSON.stringify(ballot.ranked)}}`
    if (ballot.by !== 'score') {
      return `{"by":"${ballot.by}","chosen":${JSON.stringify(ids.filter((id) => ballot.chosen.includes(id)))}}`
    }
    const scores = ids.flatMap((id) =>
      ballot.scores
        .filter((line) => line.proposal === id)
        .map(({ score }) => `{"proposal":"${id}","score":${score}}`),
    )
    return `{"by":"score","scores":[${scores.join(',')}]}`
  })
  return hash(`${hash(`${seed} ${hash(lines.sort().join('\n'))}`)} ${proposal}`)
}
