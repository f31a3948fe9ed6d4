import type { AllocationBallot, AllocationMethod } from '@alongside/protocol'
import { ballotsFileOf, countRound, recount, sha256, type BallotPaper } from '@alongside/allocation'
import { anyBallot, anyQuestion, anyRound, countByHand, paperOf, seed } from '@alongside/allocation/testing'
import { learned } from '@alongside/figures/testing'
import * as fc from 'fast-check'
import { percentile } from '../percentile.ts'

const ballots = 10_000
const times = 7
const smallRounds = 3_000
/** The same rounds each time, so that figures can be compared. */
const drawn = 20_261_129

/** As many proposals as a long evening has, of which half can be paid for. */
const proposals = Array.from({ length: 24 }, (_, at) => `${String.fromCharCode(97 + at)}:${40 + 7 * at}`)
const methods: readonly AllocationMethod[] = [
  { by: 'basket' },
  { by: 'pick', most: 5 },
  { by: 'rank', places: 5 },
  { by: 'score', highest: 4 },
]

/**
 * Counts 10,000 ballots of each method again from their file, compares all counts with slow and obvious ones, and lets
 * the reader of figures look at everything that small rounds publish; ends with a line of JSON. Exits with 1 if a count
 * was another, or something was learned.
 */
export function benchBallots(print: (line: string) => void): void {
  let mismatches = 0
  let recountMs = 0
  for (const method of methods) {
    const paper = paperOf(proposals.join(' '), { method, ties: { by: 'lot', seedHash: sha256(seed) } })
    const cast = fc.sample(anyBallot(paper), { numRuns: ballots, seed: drawn })
    const text = fileOf(paper, cast)
    const took = Array.from({ length: times }, () => {
      const from = performance.now()
      const counted = recount(text)
      if (!counted.ok || !counted.isSame) throw new Error('the file says another result')
      return performance.now() - from
    })
    const middleMs = Math.round(percentile(took, 0.5))
    recountMs = Math.max(recountMs, middleMs)
    const isAsByHand = isCountedAsByHand(paper, cast, seed)
    if (!isAsByHand) mismatches += 1
    const size = `${(text.length / 1_000_000).toFixed(1)} MB`
    print(`${method.by}: ${size}, counted again in ${middleMs} ms; ${isAsByHand ? 'as' : 'NOT as'} by hand`)
  }
  for (const { paper, ballots, seed } of fc.sample(anyRound, { numRuns: smallRounds, seed: drawn })) {
    if (ballots.length >= paper.rules.leastBallots && !isCountedAsByHand(paper, ballots, seed))
      mismatches += 1
  }
  print(`${smallRounds} small rounds counted, ${mismatches} counts not as by hand`)
  const questions = fc.sample(anyQuestion, { numRuns: smallRounds, seed: drawn })
  const leaks = questions.filter((question) => learned(question).length > 0).length
  print(`${smallRounds} small rounds read before and after who came late: of ${leaks} a vote was learned`)
  print(JSON.stringify({ bench: 'ballots', ballots, recountMs, mismatches, leaks }))
  if (mismatches > 0 || leaks > 0) process.exitCode = 1
}

function fileOf(paper: BallotPaper, cast: readonly AllocationBallot[]): string {
  const turnout = { ballots: cast.length, onPaper: 0, eligible: null, groups: [] }
  const file = ballotsFileOf({
    ...paper,
    title: 'Large',
    oneEach: 'accounts',
    again: 0,
    seed,
    turnout,
    ballots: cast,
  })
  return JSON.stringify(file)
}

function isCountedAsByHand(
  paper: BallotPaper,
  cast: readonly AllocationBallot[],
  seed: string | null,
): boolean {
  const result = countRound(paper, cast, seed)
  if (result.is !== 'counted') return false
  const counted = result.proposals.map(({ proposal, support, outcome: { is } }) => ({
    proposal,
    support,
    is,
  }))
  return JSON.stringify(counted) === JSON.stringify(countByHand(paper, cast, seed))
}
