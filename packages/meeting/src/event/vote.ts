import {
  ballotAnswerSchema,
  capacitySchema,
  idSchema,
  quorumWhoSchema,
  voteMethodSchema,
} from '@alongside/protocol'
import { z } from 'zod'
import { inItem } from './in-meeting.ts'

const one = { ...inItem, vote: idSchema }

/** Whether enough people were there to decide, and who was missing (`who` null: anybody). */
export const quorumStandingSchema = z.object({
  isMet: z.boolean(),
  have: z.number().int(),
  need: z.number().int(),
  missing: z.array(z.object({ who: quorumWhoSchema.nullable(), short: z.number().int() })),
})

/** What somebody answered under their name, in the capacity of the roll. */
export const namedBallotSchema = z.object({
  person: idSchema,
  capacity: capacitySchema,
  answer: ballotAnswerSchema,
  reason: z.string(),
})

/** What nobody in particular answered, of those capacities that are counted together; none: too few to tell. */
export const secretBallotSchema = z.object({
  capacities: z.array(capacitySchema),
  answer: ballotAnswerSchema,
})

export const voteOpened = z.object({
  kind: z.literal('voteOpened'),
  payload: z.object({ ...one, question: z.string(), method: voteMethodSchema, secret: z.boolean() }),
})

/** Heard by the voter alone until the vote is closed. There is none of a secret vote. */
export const ballotCast = z.object({
  kind: z.literal('ballotCast'),
  payload: z.object({ ...one, ballot: namedBallotSchema }),
})

/** Somebody has voted, and not how. */
export const voted = z.object({ kind: z.literal('voted'), payload: z.object({ ...one, person: idSchema }) })

export const ballotTakenBack = z.object({
  kind: z.literal('ballotTakenBack'),
  payload: z.object({ ...one, person: idSchema }),
})

/** Somebody voted after the close: it is told that they did, and counts for nothing. */
export const ballotLate = z.object({
  kind: z.literal('ballotLate'),
  payload: z.object({ ...one, person: idSchema }),
})

export const voteClosed = z.object({
  kind: z.literal('voteClosed'),
  payload: z.object({
    ...one,
    quorum: quorumStandingSchema,
    ballots: z.discriminatedUnion('are', [
      z.object({ are: z.literal('named'), given: z.array(namedBallotSchema) }),
      z.object({ are: z.literal('secret'), given: z.array(secretBallotSchema) }),
    ]),
  }),
})

/** A vote that was called off has no result, and what was answered in it is told to nobody. */
export const voteCalledOff = z.object({
  kind: z.literal('voteCalledOff'),
  payload: z.object({ ...one, reason: z.string() }),
})
