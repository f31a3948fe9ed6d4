import { capacitySchema, type AllocationBallot, type Capacity } from '@alongside/protocol'
import { z } from 'zod'
import { namedOn } from './ballot.ts'
import { jsonFrom } from './json-from.ts'
import { ballotPaperOf } from './ballot-paper.ts'
import type { Round } from './round.ts'
import type { BallotPaper } from './rules.ts'

/** A vote as it lies in the box of its round: the ballot, and the capacity in which its voter counts. */
export interface SealedVote {
  readonly capacity: Capacity | null
  readonly ballot: AllocationBallot
  /** Another put it in for them, so that it counts only where that is written down too. */
  readonly byHand: boolean
}

/** Proposals by their places on the ballot paper, with the points where it is by score: a box holds little. */
const sealedSchema = z.tuple([
  capacitySchema.nullable(),
  z.string().regex(/^(\d+(:\d+)?( (?!$)|$))*$/),
  z.literal('byHand').optional(),
])

/** Writes each vote in so few characters that 200 proposals go into a box. */
export function voteSealer({ proposals }: BallotPaper): (vote: SealedVote) => string {
  const place = new Map(proposals.map(({ id }, at) => [id, at]))
  return ({ capacity, ballot, byHand }) => {
    const scores = new Map(
      ballot.by === 'score' ? ballot.scores.map(({ proposal, score }) => [proposal, score]) : [],
    )
    const written = namedOn(ballot).map((id) => {
      const score = scores.get(id)
      return score === undefined ? `${place.get(id)}` : `${place.get(id)}:${score}`
    })
    return JSON.stringify([capacity, written.join(' '), ...(byHand ? ['byHand'] : [])])
  }
}

/** The vote that was sealed; null for what is none. */
export function openVote({ proposals, rules }: BallotPaper, text: string): SealedVote | null {
  const read = sealedSchema.safeParse(jsonFrom(text))
  if (!read.success) return null
  const [capacity, written, mark] = read.data
  const byHand = mark === 'byHand'
  const named = written === '' ? [] : written.split(' ')
  const lines = named.flatMap((one) => {
    const [place, score] = one.split(':')
    const proposal = proposals[Number(place)]?.id
    return proposal === undefined ? [] : [{ proposal, score: Number(score ?? 0) }]
  })
  if (lines.length < named.length) return null
  const ids = lines.map(({ proposal }) => proposal)
  const { by } = rules.method
  switch (by) {
    case 'basket':
    case 'pick':
      return { capacity, ballot: { by, chosen: ids }, byHand }
    case 'rank':
      return { capacity, ballot: { by, ranked: ids }, byHand }
    case 'score':
      return { capacity, ballot: { by, scores: lines }, byHand }
  }
}

/** Says whether somebody put one of these votes of theirs in themselves. */
export function votedSelf(round: Round, texts: readonly string[]): boolean {
  if (texts.length === 0) return false
  const paper = ballotPaperOf(round)
  return texts.some((text) => openVote(paper, text)?.byHand === false)
}
