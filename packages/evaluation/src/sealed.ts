import { longestReason, scoreSchema } from '@alongside/protocol'
import { z } from 'zod'

/** The two boxes of each round of a criterion: they are closed together, but few reasons stay sealed. */
export const boxNames = ['scores', 'reasons'] as const
export type BoxName = (typeof boxNames)[number]

/** What lies in the box of scores for one person; in that of reasons lie words alone, which nobody's name is shown with. */
export const scoreBallotSchema = z.object({
  score: scoreSchema,
  /** Everybody is to see that it is theirs. */
  show: z.boolean(),
  /** Why, with their name; empty: they gave none, or one without their name. */
  reason: z.string().max(longestReason),
})
export type ScoreBallot = z.infer<typeof scoreBallotSchema>

/** What the boxes of a round are to hold of somebody: null, nothing more; what is absent stays as it is. */
export interface Sealed {
  readonly criterion: string
  readonly round: number
  readonly person: string
  readonly scores?: ScoreBallot | null
  readonly reasons?: string | null
}

/** Something that lay in a box, as it is when the box is opened: a ballot as JSON, or words. */
export interface OpenedBallot {
  readonly person: string
  readonly ballot: string
}

/** What came out of the boxes of a round when they were closed, as rows that were kept. */
export interface OpenedBox {
  readonly criterion: string
  readonly round: number
  readonly scores: readonly string[]
  /** Null: too few wrote one, so that their box is still sealed. */
  readonly reasons: readonly string[] | null
}
