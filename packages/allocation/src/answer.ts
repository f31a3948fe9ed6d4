import {
  allocationBallotSchema,
  capacitySchema,
  currencySchema,
  daySchema,
  documentViewSchema,
  idSchema,
  positionSchema,
  someMoneySchema,
} from '@alongside/protocol'
import { z } from 'zod'
import { ballotsFileSchema } from './ballots-file.ts'
import { roundPhases, roundSchema } from './round.ts'

/** A round in the list of a space. */
const allocationSummarySchema = z.object({
  id: idSchema,
  slug: z.string(),
  title: z.string(),
  phase: z.enum(roundPhases),
  pot: someMoneySchema,
  currency: currencySchema,
  proposeUntil: daySchema.nullable(),
  voteUntil: daySchema.nullable(),
  /** How many were handed in. */
  proposals: z.number().int(),
})
export type AllocationSummary = z.infer<typeof allocationSummarySchema>

/** `GET /api/spaces/{space}/allocations`: the rounds that the reader may see, the latest first. */
export const allocationsAnswerSchema = z.object({ allocations: z.array(allocationSummarySchema) })
export type AllocationsAnswer = z.infer<typeof allocationsAnswerSchema>

/** `GET /api/allocations/{allocation}`: all that the reader may know of a round, to fold on from with `/live`. */
export const allocationAnswerSchema = z.object({
  /** Where `/live` goes on from this view. */
  position: positionSchema,
  /** Its one section is for what people ask; the files of the cards lie there. */
  document: documentViewSchema,
  allocation: roundSchema,
  /** The reader leads the round; or puts in votes for others, which who leads does too. */
  leads: z.boolean(),
  lendsHand: z.boolean(),
})
export type AllocationAnswer = z.infer<typeof allocationAnswerSchema>

/** `GET /api/allocations/{allocation}/mine`: what the reader has voted while the vote is open, and nobody else's vote. */
export const myVoteSchema = z.object({
  /** The key of the box is gone: nobody can open it, and nothing can be put in. */
  isLost: z.boolean(),
  /** In which they count; null: they have no vote in the box. */
  capacity: capacitySchema.nullable(),
  ballot: allocationBallotSchema.nullable(),
})
export type MyVote = z.infer<typeof myVoteSchema>

/** `GET /api/public/rounds/{page}`: what came of a round, for everyone who has the address. */
export const publicRoundSchema = z.object({
  /** Of the space: by it the days of what happened are told. */
  timeZone: z.string(),
  /** Where the money came from. */
  source: z.string(),
  openedAt: z.number().int(),
  countedAt: z.number().int(),
  /** Rules, proposals, turnout, result and ballots, with nobody's name; `GET /api/public/rounds/{page}/ballots.json` too. */
  file: ballotsFileSchema,
})
export type PublicRound = z.infer<typeof publicRoundSchema>
