import {
  actionStatuses,
  capacitySchema,
  checkVerdicts,
  daySchema,
  idSchema,
  interestSortSchema,
  proposalCardSchema,
  roundRulesSchema,
  type EventEnvelope,
} from '@alongside/protocol'
import { z } from 'zod'
import { allocationResultSchema } from './result.ts'
import { hashSchema } from './rules.ts'
import { turnoutSchema } from './turnout.ts'

/** What every event of a round says: which one; the id is that of the document too. */
const at = { allocation: idSchema }
const of = { ...at, proposal: idSchema }
const one = { ...at, person: idSchema }
const seats = z.array(z.object({ person: idSchema, capacity: capacitySchema }))

function event<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return z.object({ kind: z.literal(kind), payload: z.object(shape) })
}

/** Everything that happens in an allocation round. None of it holds a ballot. */
export const allocationEventSchema = z.discriminatedUnion('kind', [
  event('allocationOpened', { ...at, rules: roundRulesSchema }),
  event('allocationRulesSet', { ...at, rules: roundRulesSchema }),
  event('voterListSet', { ...at, list: seats }),
  event('checkersSet', { ...at, checkers: seats }),
  event('votingExtended', { ...at, until: daySchema }),
  event('proposalMade', { ...of, by: idSchema, card: proposalCardSchema }),
  event('proposalChanged', { ...of, card: proposalCardSchema }),
  event('proposalWithdrawn', of),
  event('proposalsClosed', at),
  event('proposalsTakenAgain', { ...at, reason: z.string() }),
  event('proposalInterestDeclared', {
    ...of,
    person: idSchema,
    sort: interestSortSchema,
    nature: z.string(),
  }),
  event('proposalChecked', { ...of, person: idSchema, verdict: z.enum(checkVerdicts), words: z.string() }),
  event('proposalLeftOff', { ...of, by: idSchema, reason: z.string() }),
  event('proposalPutBackOn', of),
  event('leavingOffReplied', { ...of, words: z.string() }),
  event('votingOpened', { ...at, seedHash: hashSchema.nullable() }),
  /** The key of the box is gone: everybody votes again, into another box. */
  event('voteBegunAgain', { ...at, reason: z.string(), seedHash: hashSchema.nullable() }),
  /** Somebody's vote was put in by another's hand; how is said nowhere. Heard by them and those who lead. */
  event('votedFor', { ...one, hand: idSchema }),
  /** They took it back, or voted themselves. */
  event('assistedVoteEnded', one),
  /** Somebody voted after the close, and is told that it does not count. */
  event('allocationVoteLate', one),
  event('paperEntered', {
    ...at,
    batch: idSchema,
    by: idSchema,
    ballots: z.number().int(),
    people: z.array(idSchema),
  }),
  event('paperWitnessed', { ...at, batch: idSchema, by: idSchema }),
  event('paperDropped', { ...at, batch: idSchema, reason: z.string() }),
  event('votingClosed', {
    ...at,
    result: allocationResultSchema,
    turnout: turnoutSchema.nullable(),
    seed: hashSchema.nullable(),
  }),
  event('roundPublished', { ...at, page: idSchema }),
  event('roundWithdrawn', { ...at, page: idSchema, reason: z.string() }),
  event('deliveryStarted', { ...at, proposals: z.array(idSchema) }),
  event('milestoneAgreed', { ...of, milestone: idSchema, words: z.string(), due: daySchema.nullable() }),
  event('milestoneTold', {
    ...of,
    milestone: idSchema,
    status: z.enum(actionStatuses),
    evidence: z.string(),
  }),
  event('awardEvaluationNamed', { ...of, evaluation: idSchema.nullable() }),
])
export type AllocationEvent = z.infer<typeof allocationEventSchema>

/** Reads what happened in a round from an event of the log; null for what is none of its events. */
export function readAllocationEvent(logged: Pick<EventEnvelope, 'kind' | 'payload'>): AllocationEvent | null {
  const read = allocationEventSchema.safeParse({ kind: logged.kind, payload: logged.payload })
  return read.success ? read.data : null
}
