import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { attachedSchema, spokenBySchema } from '../comment.ts'
import { daySchema } from '../day.ts'
import { idSchema } from '../id.ts'
import { lineSchema } from '../line.ts'
import { actionStatuses } from '../meeting/action.ts'
import { someWordsSchema, wordsSchema } from '../words.ts'
import { choiceSorts } from './choice.ts'
import { criterionFactsSchema } from './criterion.ts'
import { evidenceSchema } from './evidence.ts'
import { panelRulesSchema, panelSeatSchema } from './panel.ts'
import { periodSchema } from './period.ts'
import { claimSchema } from './review.ts'
import { reasonNames, saidReasonSchema, scoreReasonSchema, scoreSchema } from './score.ts'

const reasonSchema = someWordsSchema(500)
const of = { criterion: idSchema }

/** Everything that can be asked of an evaluation; each is decided against the evaluation as it stands. */
export const evaluationAskSchema = z.discriminatedUnion('do', [
  /** By whoever leads, until scoring starts. */
  z.object({ do: z.literal('changeFacts'), service: idSchema, period: periodSchema }),
  /** Of a review, until it is finished: how far the work goes that it looks at. */
  z.object({ do: z.literal('claimRung'), claim: claimSchema }),
  z.object({ do: z.literal('setRules'), rules: panelRulesSchema }),
  /** By whoever leads: somebody scores with the others; said again, in another capacity, until scoring starts. */
  z.object({ do: z.literal('putOnPanel'), ...panelSeatSchema.shape }),
  z.object({ do: z.literal('takeOffPanel'), person: idSchema, reason: reasonSchema }),
  /** By somebody of the panel for themselves, until scoring starts. */
  z.object({ do: z.literal('scoreAs'), capacity: capacitySchema }),

  /** By the panel and whoever leads, until scoring starts: `after` is the criterion before it (null: it is the first). */
  z.object({
    do: z.literal('addCriterion'),
    ...of,
    title: lineSchema(200),
    after: idSchema.nullable(),
    facts: criterionFactsSchema,
  }),
  z.object({
    do: z.literal('changeCriterion'),
    ...of,
    title: lineSchema(200),
    facts: criterionFactsSchema,
  }),
  z.object({ do: z.literal('moveCriterion'), ...of, after: idSchema.nullable() }),
  /** Once scoring has started only by whoever leads, with a reason: it is scored by nobody. */
  z.object({ do: z.literal('takeOutCriterion'), ...of, reason: reasonSchema.nullable() }),
  z.object({ do: z.literal('putCriterionBack'), ...of }),
  /** By somebody of the panel: they agree with the criteria of this version, which is what they have read. */
  z.object({ do: z.literal('agreeCriteria'), version: z.number().int().nonnegative(), agrees: z.boolean() }),

  /** By whoever leads: everything can be scored at once, or each criterion once it is opened. */
  z.object({
    do: z.literal('startScoring'),
    open: z.enum(['all', 'oneByOne']),
    deadline: daySchema.nullable(),
  }),
  z.object({ do: z.literal('openCriterion'), ...of }),
  /** The last day on which is scored; null: there is none. */
  z.object({ do: z.literal('setDeadline'), deadline: daySchema.nullable() }),
  /** The meeting in which it is held; null: in none. */
  z.object({ do: z.literal('holdIn'), in: idSchema.nullable() }),
  /** On every screen; `seen` is what was on (null: nothing) where it was pressed, so that of two who lead none undoes the other. */
  z.object({
    do: z.literal('putOn'),
    criterion: idSchema.nullable(),
    seen: idSchema.nullable().optional(),
  }),

  /** By somebody of the panel for themselves, and seen by nobody else until the reveal. */
  z.object({
    do: z.literal('score'),
    ...of,
    /** The round that was on where it was pressed, so that it counts in no other that has begun since. */
    seen: z.number().int().positive().optional(),
    score: scoreSchema,
    reason: scoreReasonSchema,
    reasonIs: z.enum(reasonNames),
    /** What shows why; absent: nothing. It is shown as the reason is, with their name or without. */
    evidence: evidenceSchema.optional(),
    /** At the reveal everybody sees that it is theirs. */
    show: z.boolean(),
  }),
  z.object({ do: z.literal('takeScoreBack'), ...of }),
  /**
   * By the hand of another, for somebody of the panel who cannot do so themselves: what they said, and how it came to the
   * hand. Nobody but the two knows of it until the reveal.
   */
  z.object({
    do: z.literal('scoreFor'),
    ...of,
    person: idSchema,
    by: spokenBySchema,
    score: scoreSchema,
    reason: scoreReasonSchema,
    reasonIs: z.enum(reasonNames),
  }),
  /** Openly, of one's own will: I am done; with one criterion, or with all that are open (null). */
  z.object({ do: z.literal('sayReady'), criterion: idSchema.nullable(), ready: z.boolean() }),

  /** By whoever leads: of one criterion, or of all that are open (null). */
  z.object({
    do: z.literal('reveal'),
    criterion: idSchema.nullable(),
    /** The rounds that were on where it was pressed: none is revealed that has begun since. */
    seen: z
      .array(z.object({ ...of, round: z.number().int().positive() }))
      .max(200)
      .optional(),
  }),
  /** By whoever leads: it is scored once more, from the beginning. */
  z.object({ do: z.literal('reopenCriterion'), ...of, reason: reasonSchema }),
  /**
   * By whoever leads, where the key of what was scored in this round is gone: it is said openly that nobody can open it, and
   * it is scored once more.
   */
  z.object({ do: z.literal('tellLost'), ...of, round: z.number().int().positive() }),
  /** After the reveal, by the person alone: this was my score; null takes it back. */
  z.object({ do: z.literal('sayMyScore'), ...of, score: scoreSchema.nullable() }),
  /** After the reveal, with one's name: what was too little to be shown without; null takes it back. */
  z.object({ do: z.literal('sayMyReason'), ...of, words: saidReasonSchema.nullable() }),

  /** What stands for a file that shows why, for those who cannot hear or see it: by whose it is, or where nobody has said it. */
  z.object({ do: z.literal('describeEvidence'), ...of, ...attachedSchema.shape }),

  /**
   * By whoever leads; written again it is put right. `seen` is the moment of what stood there where it was begun (null:
   * nothing), so that of two who lead none writes over what they have not read.
   */
  z.object({
    do: z.literal('agreeScore'),
    ...of,
    score: scoreSchema,
    words: someWordsSchema(2000),
    seen: z.number().int().nullable().optional(),
  }),
  /** By somebody of the panel for themselves: they do not go along with the agreed score. */
  z.object({ do: z.literal('dissentFromScore'), ...of, words: someWordsSchema(1000) }),
  z.object({ do: z.literal('takeScoreDissentBack'), ...of }),

  /** By the panel and whoever leads; written again it is put otherwise. */
  z.object({
    do: z.literal('writeChoice'),
    choice: idSchema,
    sort: z.enum(choiceSorts),
    words: someWordsSchema(500),
  }),
  z.object({ do: z.literal('removeChoice'), choice: idSchema }),

  /** What somebody takes on because of a criterion, or of the whole (null); written again it is put right. */
  z.object({
    do: z.literal('agreeAction'),
    action: idSchema,
    criterion: idSchema.nullable(),
    words: someWordsSchema(1000),
    owner: idSchema,
    helper: idSchema.nullable(),
    due: daySchema.nullable(),
  }),
  /** By the one who took it on, who helps, or whoever leads: how it stands, and what shows that. */
  z.object({
    do: z.literal('tellAction'),
    action: idSchema,
    status: z.enum(actionStatuses),
    evidence: wordsSchema(1000),
  }),

  /** By whoever leads. */
  z.object({ do: z.literal('finish') }),
  z.object({ do: z.literal('takeUpAgain'), reason: reasonSchema }),

  /** By whoever leads: somebody of the provider is to reply until the end of a day; said again of them the day is another. */
  z.object({ do: z.literal('askReply'), name: lineSchema(120), due: daySchema }),

  /**
   * By organisers and chairs: everyone may read the result without signing in. `read` is what the preview that was read
   * gives for it: another than that is not made public.
   */
  z.object({ do: z.literal('publishResult'), read: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ do: z.literal('withdrawResult'), reason: reasonSchema }),
])
export type EvaluationAsk = z.infer<typeof evaluationAskSchema>
