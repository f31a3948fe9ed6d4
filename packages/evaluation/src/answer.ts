import {
  actionStatuses,
  choiceSorts,
  claimSchema,
  daySchema,
  documentViewSchema,
  idSchema,
  panelRulesSchema,
  periodSchema,
  positionSchema,
  reasonNames,
  scales,
  scoreSchema,
  serviceFactsSchema,
} from '@alongside/protocol'
import { z } from 'zod'
import { evaluationPhases } from './evaluation.ts'
import { revealedGroupSchema } from './event/reveal.ts'
import { handSchema } from './sealed.ts'
import { evaluationViewSchema } from './view.ts'

/** A service of a space. */
export const serviceSchema = z.object({ id: idSchema, facts: serviceFactsSchema })
export type ServiceView = z.infer<typeof serviceSchema>

/** An evaluation in the list of a space. */
export const evaluationSummarySchema = z.object({
  id: idSchema,
  slug: z.string(),
  title: z.string(),
  phase: z.enum(evaluationPhases),
  service: idSchema,
  /** Of a review: what it looks at; null: it is of a service. */
  scope: z.string().nullable(),
  period: periodSchema,
  /** The evaluation that it follows, if the reader may see that. */
  from: idSchema.nullable(),
  /** The last day on which is scored. */
  deadline: daySchema.nullable(),
  /** The meeting in which it is held, if the reader may see that. */
  heldIn: idSchema.nullable(),
  /** The reader is on its panel. */
  isOnPanel: z.boolean(),
})
export type EvaluationSummary = z.infer<typeof evaluationSummarySchema>

/** `GET /api/spaces/{space}/evaluations`: the services, and the evaluations that the reader may see, the latest period first. */
export const evaluationsAnswerSchema = z.object({
  services: z.array(serviceSchema),
  evaluations: z.array(evaluationSummarySchema),
})
export type EvaluationsAnswer = z.infer<typeof evaluationsAnswerSchema>

/** What came of a criterion in the evaluation before, beside which it is shown. */
export const scoreBeforeSchema = z.object({
  /** The criterion of the evaluation before; that of the one that is shown has it as `was`. */
  criterion: idSchema,
  title: z.string(),
  agreed: scoreSchema.nullable(),
  groups: z.array(revealedGroupSchema),
})
export type ScoreBefore = z.infer<typeof scoreBeforeSchema>

/** `GET /api/evaluations/{evaluation}`: all that the reader may know of an evaluation, to fold on from with `/live`. */
export const evaluationAnswerSchema = z.object({
  /** Where `/live` goes on from this view. */
  position: positionSchema,
  /** The criteria in their order are sections of the document; one that was taken out is a section that was put away. */
  document: documentViewSchema,
  evaluation: evaluationViewSchema,
  service: serviceSchema,
  /** The evaluation that it follows, as far as the reader may read it. */
  before: z.object({ evaluation: evaluationSummarySchema, criteria: z.array(scoreBeforeSchema) }).nullable(),
})
export type EvaluationAnswer = z.infer<typeof evaluationAnswerSchema>

/** `POST /api/evaluations/{evaluation}/criteria/{criterion}/evidence`: a file that waits, sealed, for the score it comes with. */
export const myFileSchema = z.object({
  /** As its sender calls it. */
  id: idSchema,
  /** To be sent with the score: nothing else leads to its bytes. */
  seal: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
})
export type MyFile = z.infer<typeof myFileSchema>

/** What somebody has scored and sealed in the round that is open, or wrote without their name and is still sealed. */
export const mySealedSchema = z.object({
  criterion: idSchema,
  round: z.number().int().positive(),
  /** The key of what was sealed is gone: nobody can open it, and nothing can be added. */
  isLost: z.boolean(),
  /** Null: nothing yet, or it came out at the reveal. */
  score: scoreSchema.nullable(),
  show: z.boolean(),
  /** Empty: none. */
  reason: z.string(),
  reasonIs: z.enum(reasonNames),
  /** By whose hand it was put in; null: their own. */
  hand: handSchema.nullable(),
  /** What they brought with it: their own bytes are given to them alone, under its id. */
  evidence: z.object({
    links: z.array(z.string()),
    files: z.array(myFileSchema.extend({ alt: z.string().nullable(), decorative: z.boolean() })),
  }),
})
export type MySealed = z.infer<typeof mySealedSchema>

/**
 * `GET /api/evaluations/{evaluation}/mine`: the reader's own and nobody else's, of the criteria that are open, and of
 * those that are revealed where a reason of theirs stayed sealed since too few wrote one.
 */
export const mineAnswerSchema = z.object({
  criteria: z.array(mySealedSchema),
  /** Of the panel, for whom the reader may put in what they say. */
  handFor: z.array(idSchema),
})
export type MineAnswer = z.infer<typeof mineAnswerSchema>

/** A criterion as the result shows it: with nobody's name and without what people wrote for each other. */
export const resultCriterionSchema = z.object({
  title: z.string(),
  scale: z.enum(scales),
  question: z.string(),
  groups: z.array(revealedGroupSchema),
  /** How many rounds of scoring there were. */
  rounds: z.number().int().positive(),
  /** Those of them that are lost: the key was gone, so that nobody could open what was scored. */
  lost: z.array(z.number().int().positive()),
  agreed: z.object({ score: scoreSchema, words: z.string() }).nullable(),
  /** How many of the panel do not go along with it. */
  notAgreeing: z.number().int().nonnegative(),
  /** What was agreed in the evaluation before; null: it was not asked, or nothing was agreed. */
  before: scoreSchema.nullable(),
})
export type ResultCriterion = z.infer<typeof resultCriterionSchema>

/**
 * The result as whoever replies for the provider reads it, and everyone once it is public. What `GET
 * /api/evaluations/{evaluation}/result` and the public page answer.
 */
export const evaluationResultSchema = z.object({
  title: z.string(),
  /** Of the space: by it the days of what happened are told. */
  timeZone: z.string(),
  service: serviceFactsSchema,
  /** Of a review: how far its people say that they go; null: it is of a service. */
  claim: claimSchema.nullable(),
  period: periodSchema,
  rules: panelRulesSchema,
  /** How many were on the panel, in all; who they were is on the page of the panel alone. */
  panel: z.object({ people: z.number().int(), fromProvider: z.number().int() }),
  /** In the order of the evaluation. */
  criteria: z.array(resultCriterionSchema),
  choices: z.array(z.object({ sort: z.enum(choiceSorts), words: z.string() })),
  actions: z.array(
    z.object({ words: z.string(), due: daySchema.nullable(), status: z.enum(actionStatuses) }),
  ),
  reply: z
    .object({
      /** In whose name; on the public page too, which whoever replies is told. */
      name: z.string(),
      words: z.string(),
      repliedAt: z.number().int(),
    })
    .nullable(),
})
export type EvaluationResult = z.infer<typeof evaluationResultSchema>

/** `GET /api/evaluations/{evaluation}/public-result`, for those who make results public. */
export const resultPreviewSchema = z.object({
  result: evaluationResultSchema,
  /** What says that it was this that somebody read: to be sent with `publishResult`. */
  read: z.string(),
})
export type ResultPreview = z.infer<typeof resultPreviewSchema>

/** `GET /api/evaluations/{evaluation}/reply-link`, for those who lead: the address to send to whoever replies. */
export const replyLinkSchema = z.object({ url: z.url() })
export type ReplyLink = z.infer<typeof replyLinkSchema>

/** `GET /api/replies/{token}`: what whoever replies for the provider gets, and nothing else of the space. */
export const replyPageSchema = z.object({
  space: z.string(),
  name: z.string(),
  due: daySchema,
  /** The day has passed, so that what was said stands. */
  isOver: z.boolean(),
  words: z.string().nullable(),
  result: evaluationResultSchema,
})
export type ReplyPage = z.infer<typeof replyPageSchema>
