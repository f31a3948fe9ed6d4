import { attachedSchema, idSchema, longestReason, scoreSchema, spokenBySchema } from '@alongside/protocol'
import { z } from 'zod'

/** The two boxes of each round of a criterion: they are closed together, but few reasons stay sealed. */
export const boxNames = ['scores', 'reasons'] as const
export type BoxName = (typeof boxNames)[number]

/** Under what the evidence for a score lies that came with it; null: none did. */
const evidencePlaceSchema = z.string().max(64).nullable()

/** By whose hand a score was put in, and how it came to them. */
export const handSchema = z.object({ person: idSchema, by: spokenBySchema })
export type Hand = z.infer<typeof handSchema>

/** What lies in the box of scores for one person. */
export const scoreBallotSchema = z.object({
  score: scoreSchema,
  /** Everybody is to see that it is theirs. */
  show: z.boolean(),
  /** Why, with their name; empty: they gave none, or one without their name. */
  reason: z.string().max(longestReason),
  /** Of the reason with their name. */
  evidence: evidencePlaceSchema,
  /** Absent: they put it in themselves. */
  hand: handSchema.optional(),
})
export type ScoreBallot = z.infer<typeof scoreBallotSchema>

/** What lies in the box of reasons, which nobody's name is shown with. */
export const reasonBallotSchema = z.object({
  words: z.string().max(longestReason),
  evidence: evidencePlaceSchema,
})
export type ReasonBallot = z.infer<typeof reasonBallotSchema>

/** What is known of a file that shows why somebody scored as they did. */
export const reasonFileSchema = z.object({
  ...attachedSchema.shape,
  /** The SHA-256 of its bytes, under which they are kept once it is shown. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int().nonnegative(),
  /** The size of a picture in pixels. */
  picture: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
})
export type ReasonFile = z.infer<typeof reasonFileSchema>

/** A file whose bytes are sealed until the reveal: what whoever sealed it calls it, and the key to its bytes. */
export const sealedFileSchema = reasonFileSchema.extend({ id: idSchema, key: z.string() })
export type SealedFile = z.infer<typeof sealedFileSchema>

/** What shows why somebody scored as they did, until the reveal. */
export const sealedEvidenceSchema = z.object({
  links: z.array(z.string()),
  files: z.array(sealedFileSchema),
})
export type SealedEvidence = z.infer<typeof sealedEvidenceSchema>

/** Says whether anything at all was brought. */
export function isAnything({ links, files }: Pick<SealedEvidence, 'links' | 'files'>): boolean {
  return links.length + files.length > 0
}

/**
 * What the boxes of a round are to hold of somebody: null, nothing more; what is absent stays as it is. Whoever keeps it
 * puts the evidence where it belongs, and says in the ballot that has the reason where it lies. What a hand puts in
 * takes nothing away that the person put in themselves: it is put nowhere then, and the hand is told the same.
 */
export interface Sealed {
  readonly criterion: string
  readonly round: number
  readonly person: string
  readonly scores?: Omit<ScoreBallot, 'evidence'> | null
  readonly reasons?: string | null
  readonly evidence?: SealedEvidence | null
}

/** Something that lay in a box, as it is when the box is opened: a ballot as JSON. */
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
  /** What came with reasons, by where it lay; absent: nothing did. */
  readonly evidence?: ReadonlyMap<string, SealedEvidence>
}
