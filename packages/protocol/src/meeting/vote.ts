import { z } from 'zod'
import { idSchema } from '../id.ts'
import { lineSchema } from '../line.ts'

/** What someone can say to a proposal that is decided by consent. */
export const consentAnswers = ['happy', 'canLive', 'notSure', 'cannotAgree'] as const
export type ConsentAnswer = (typeof consentAnswers)[number]

/** What stands in a ballot of someone who votes for none of the options. */
export const abstain = 'abstain'

/** How many votes an option needs: more than any other, more than half, or two thirds of those that are no abstentions. */
export const thresholds = ['mostVotes', 'moreThanHalf', 'twoThirds'] as const
export type Threshold = (typeof thresholds)[number]

/** How a question is decided: everybody says in four plain answers how they are with it, or chooses one of some options. */
export const voteMethodSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('consent') }),
  z.object({
    by: z.literal('majority'),
    options: z
      .array(z.object({ id: idSchema, words: lineSchema(200) }))
      .min(2)
      .max(20)
      .refine((options) => new Set(options.map(({ id }) => id)).size === options.length, {
        message: 'Each option has a number of its own.',
      }),
    threshold: z.enum(thresholds),
  }),
])
export type VoteMethod = z.infer<typeof voteMethodSchema>

/** What a ballot says: one of the four answers, the id of an option, or that the voter chooses none. */
export const ballotAnswerSchema = z.union([z.enum(consentAnswers), idSchema, z.literal(abstain)])
export type BallotAnswer = z.infer<typeof ballotAnswerSchema>
