import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { daySchema } from '../day.ts'
import { idSchema } from '../id.ts'
import { actionStatuses } from '../meeting/action.ts'
import { interestSortSchema } from '../meeting/interest.ts'
import { someWordsSchema, wordsSchema } from '../words.ts'
import { allocationBallotSchema } from './ballot.ts'
import { proposalCardSchema } from './card.ts'
import { roundRulesSchema } from './round-rules.ts'

const reasonSchema = someWordsSchema(500)
const of = { proposal: idSchema }

/** What somebody who checks says of a card. */
export const checkVerdicts = ['fine', 'question', 'unfit'] as const

/** Somebody and the capacity in which they are counted. */
const seatSchema = z.strictObject({ person: idSchema, capacity: capacitySchema })

/** A hash of those who stood there where it was pressed, so that of two who lead none undoes the other. */
const seen = { seen: z.string().max(64).optional() }

/** How many people a list holds at most; a longer one is refused with words that say what to do instead. */
export const mostListed = 2_000

/** Everything that can be asked of an allocation round; each is decided against the round as it stands. */
export const allocationAskSchema = z.discriminatedUnion('do', [
  /** By whoever leads, until people vote. */
  z.object({ do: z.literal('setRules'), rules: roundRulesSchema }),
  z.object({ do: z.literal('setList'), list: z.array(seatSchema).max(12_000), ...seen }),
  z.object({ do: z.literal('setCheckers'), checkers: z.array(seatSchema).max(30), ...seen }),
  /** Also while people vote: the day alone. */
  z.object({ do: z.literal('extendVoting'), until: daySchema }),

  z.object({ do: z.literal('propose'), ...of, card: proposalCardSchema }),
  /** By whoever proposed it; what was checked before is to be checked again. */
  z.object({ do: z.literal('changeProposal'), ...of, card: proposalCardSchema }),
  z.object({ do: z.literal('withdrawProposal'), ...of }),
  /** By whoever leads: nothing more is handed in, or again; with the reason. */
  z.object({ do: z.literal('closeProposals') }),
  z.object({ do: z.literal('takeProposalsAgain'), reason: reasonSchema }),

  /** By somebody who checks, for themselves. */
  z.object({ do: z.literal('declareInterest'), ...of, sort: interestSortSchema, nature: wordsSchema(500) }),
  z.object({
    do: z.literal('check'),
    ...of,
    /** Of the card as it was read. */
    version: z.int().min(1),
    verdict: z.enum(checkVerdicts),
    words: wordsSchema(1_200),
  }),
  /** By whoever leads and has no interest in it, once somebody found it unfit; and the reply of who proposed it. */
  z.object({ do: z.literal('leaveOff'), ...of, reason: reasonSchema }),
  z.object({ do: z.literal('putBackOn'), ...of }),
  z.object({ do: z.literal('replyToLeavingOff'), ...of, words: someWordsSchema(1_200) }),

  z.object({ do: z.literal('openVoting') }),
  /** By whoever leads, where the key of the box is gone: everybody votes again. */
  z.object({ do: z.literal('voteAgain'), reason: reasonSchema }),
  /** For oneself, or as the hand of somebody else; the capacity counts where there is no list. */
  z.object({
    do: z.literal('vote'),
    person: idSchema,
    capacity: capacitySchema,
    ballot: allocationBallotSchema,
  }),
  z.object({ do: z.literal('takeVoteBack'), person: idSchema }),
  /** What was voted on paper, with the people who are ticked off on the list; another person witnesses it. */
  z.object({
    do: z.literal('enterPaper'),
    batch: idSchema,
    ballots: z.array(allocationBallotSchema).min(1).max(200),
    people: z.array(idSchema).max(200),
  }),
  z.object({ do: z.literal('witnessPaper'), batch: idSchema }),
  z.object({ do: z.literal('dropPaper'), batch: idSchema, reason: reasonSchema }),
  z.object({ do: z.literal('closeVoting') }),

  /** By organisers and the chair, once it is counted: what came of it is for everyone who has the address, or no more. */
  z.object({ do: z.literal('publishRound') }),
  z.object({ do: z.literal('withdrawRound'), reason: reasonSchema }),

  /** By whoever leads, once it is counted. */
  z.object({ do: z.literal('startDelivery') }),
  /** By whoever leads or handed the proposal in: what is to be done by when with what was awarded; said again, put right. */
  z.object({
    do: z.literal('agreeMilestone'),
    ...of,
    milestone: idSchema,
    words: someWordsSchema(300),
    due: daySchema.nullable(),
  }),
  /** How it stands, and what shows it; words where it is dropped. */
  z.object({
    do: z.literal('tellMilestone'),
    ...of,
    milestone: idSchema,
    status: z.enum(actionStatuses),
    evidence: wordsSchema(1_200),
  }),
  /** By whoever leads: where people say together what came of it; null: nowhere yet. */
  z.object({ do: z.literal('nameEvaluation'), ...of, evaluation: idSchema.nullable() }),
])
export type AllocationAsk = z.infer<typeof allocationAskSchema>
