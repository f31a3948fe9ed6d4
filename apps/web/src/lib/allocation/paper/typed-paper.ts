import type { BallotPaper } from '@alongside/allocation'
import { allocationBallotSchema, idSchema, type AllocationBallot } from '@alongside/protocol'
import { z } from 'zod'
import { emptyBallot } from '../choosing.ts'

/** Votes on paper as they are typed, before they are handed on: none is lost with the page. */
export const typedPaperSchema = z.object({
  batch: idSchema,
  ballots: z.array(allocationBallotSchema),
  /** Those who are ticked off on the list. */
  people: z.array(idSchema),
})
export type TypedPaper = z.infer<typeof typedPaperSchema>

/** So many votes are handed on together at most. */
export const mostInBatch = 200

/** What stands beside a proposal on paper: a cross, a place or points; empty where nothing does. */
export type Marks = Readonly<Record<string, string>>

/** Why what was typed is no vote as it stands. */
export type MarkProblem = 'overPot' | 'tooMany' | 'samePlace' | null

/** The vote that marks on paper make: of places the first comes first, whatever numbers were left out. */
export function ballotFromMarks({ proposals, rules }: BallotPaper, marks: Marks): AllocationBallot {
  const marked = proposals.flatMap(({ id }) => {
    const mark = marks[id] ?? ''
    return mark === '' ? [] : [{ id, number: Number(mark) }]
  })
  const ids = marked.map(({ id }) => id)
  const { method } = rules
  switch (method.by) {
    case 'basket':
    case 'pick':
      return { by: method.by, chosen: ids }
    case 'rank':
      return { by: 'rank', ranked: marked.toSorted((a, b) => a.number - b.number).map(({ id }) => id) }
    case 'score':
      return { by: 'score', scores: marked.map(({ id, number }) => ({ proposal: id, score: number })) }
    default:
      return emptyBallot(method)
  }
}

/** What is wrong with marks on paper; null: they make a vote. */
export function problemWithMarks({ proposals, rules }: BallotPaper, marks: Marks): MarkProblem {
  const marked = proposals.filter(({ id }) => (marks[id] ?? '') !== '')
  switch (rules.method.by) {
    case 'basket':
      return marked.reduce((sum, { cost }) => sum + cost, 0) > rules.pot ? 'overPot' : null
    case 'pick':
      return marked.length > rules.method.most ? 'tooMany' : null
    case 'rank': {
      const places = new Set(marked.map(({ id }) => marks[id]))
      return places.size < marked.length ? 'samePlace' : null
    }
    case 'score':
      return null
  }
}
