// The parts of an evaluation as values that JSON can hold: their types follow from their schemas, since screens get them too.
import {
  agreedActionSchema,
  choiceSorts,
  criterionFactsSchema,
  daySchema,
  idSchema,
  panelSeatSchema,
  scales,
  scoreSchema,
} from '@alongside/protocol'
import { z } from 'zod'
import {
  revealedGroupSchema,
  saidReasonShownSchema,
  shownReasonSchema,
  shownScoreSchema,
  type ShownReason,
} from './event/reveal.ts'

/** Milliseconds since 1970. */
const moment = z.number().int()

/** Somebody of the panel; the capacity stands still once scoring has started. */
export const panellistSchema = panelSeatSchema.extend({ since: moment })
export type Panellist = z.infer<typeof panellistSchema>

/** Somebody agrees with the criteria as they stand. */
export const agreeingSchema = z.object({ person: idSchema, at: moment })

/** What was shown of one round of scores: all that everybody sees of it, for good. */
const revealedSchema = z.object({
  at: moment,
  /** Who revealed it. */
  by: idSchema.nullable(),
  groups: z.array(revealedGroupSchema),
  /** Those who wanted theirs to be seen with their name. */
  shown: z.array(shownScoreSchema),
  /** In an order that tells nothing. */
  reasons: z.array(shownReasonSchema),
})
export type Revealed = z.infer<typeof revealedSchema>

/** What the panel agreed on, as the whole. */
const agreedScoreSchema = z.object({
  score: scoreSchema,
  words: z.string(),
  at: moment,
  by: idSchema.nullable(),
})
export type AgreedScore = z.infer<typeof agreedScoreSchema>

/** Somebody does not go along with the agreed score. */
const scoreDissentSchema = z.object({ person: idSchema, words: z.string() })

/** What came of a criterion in one round of scoring. */
const outcome = {
  /** Who said their score aloud, after the reveal and for themselves alone. */
  said: z.array(shownScoreSchema),
  /** The same of reasons. */
  saidReasons: z.array(saidReasonShownSchema),
  agreed: agreedScoreSchema.nullable(),
  dissents: z.array(scoreDissentSchema),
}

/** A round that is over, since the criterion was scored once more. */
const earlierRoundSchema = z.object({
  round: z.number().int().positive(),
  revealed: revealedSchema,
  ...outcome,
  /** Why it was scored once more. */
  reason: z.string(),
})

/** A round that was scored, and of which nobody can open what was scored: its key is gone. */
const lostRoundSchema = z.object({ round: z.number().int().positive(), at: moment, by: idSchema.nullable() })

/** Waits to be opened, is scored, is revealed, or was taken out. */
const criterionStates = ['waiting', 'open', 'revealed', 'takenOut'] as const
export type CriterionState = (typeof criterionStates)[number]

/** A criterion; its title, its place and the note of what was discussed are those of the section with this id. */
export const criterionSchema = z.object({
  id: idSchema,
  facts: criterionFactsSchema,
  /** What it is answered by, for good. */
  scale: z.enum(scales),
  /** The criterion of the evaluation before that it comes from. */
  was: idSchema.nullable(),
  state: z.enum(criterionStates),
  /** Why it was taken out after scoring had started. */
  takenOutBecause: z.string().nullable(),
  /** From 1 on; each round has boxes of its own. */
  round: z.number().int().positive(),
  /** Who said openly that they are done. */
  ready: z.array(idSchema),
  /** Who scored when this round was over. */
  late: z.array(idSchema),
  /** Of this round; null until the reveal. */
  revealed: revealedSchema.nullable(),
  ...outcome,
  /** The first one first. */
  earlier: z.array(earlierRoundSchema),
  /** The same of those of which nothing can be told. */
  lost: z.array(lostRoundSchema),
})
export type Criterion = z.infer<typeof criterionSchema>

/** Something to keep, change or stop. */
export const choiceSchema = z.object({
  id: idSchema,
  sort: z.enum(choiceSorts),
  words: z.string(),
  at: moment,
  by: idSchema.nullable(),
})
export type Choice = z.infer<typeof choiceSchema>

/** What somebody has taken on; `criterion` null: because of the whole. */
export const evaluationActionSchema = agreedActionSchema.extend({ criterion: idSchema.nullable() })
export type EvaluationAction = z.infer<typeof evaluationActionSchema>

/** What was asked of whoever runs the service, and what they say. */
export const providerReplySchema = z.object({
  /** That of the link by which they come; another one lets nobody in. */
  id: idSchema,
  /** Who is to reply. */
  name: z.string(),
  /** The last day on which they do, and change what they said. */
  due: daySchema,
  askedAt: moment,
  askedBy: idSchema.nullable(),
  words: z.string().nullable(),
  repliedAt: moment.nullable(),
})
export type ProviderReply = z.infer<typeof providerReplySchema>

/** The result as everyone may read it, or could until it was withdrawn. */
export const resultPageSchema = z.object({
  /** What it is found by outside: it tells nothing of the evaluation. */
  id: idSchema,
  at: moment,
  withdrawn: z.object({ at: moment, reason: z.string() }).nullable(),
})
export type ResultPage = z.infer<typeof resultPageSchema>

/** The evaluation was taken up again after it was finished. */
export const takenUpSchema = z.object({ at: moment, by: idSchema.nullable(), reason: z.string() })

/** The reason that brings a file, in the round that is on or one before it; null: none does. */
export function reasonWith(criterion: Criterion, file: string): ShownReason | null {
  const all = [criterion, ...criterion.earlier].flatMap(({ revealed, saidReasons }) => [
    ...(revealed?.reasons ?? []),
    ...saidReasons,
  ])
  return all.find(({ files }) => files.some((one) => one.file === file)) ?? null
}
