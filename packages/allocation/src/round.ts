import {
  actionStatuses,
  capacitySchema,
  checkVerdicts,
  idSchema,
  interestSortSchema,
  proposalCardSchema,
  roundRulesSchema,
} from '@alongside/protocol'
import { z } from 'zod'
import { allocationResultSchema } from './result.ts'
import { hashSchema } from './rules.ts'
import { turnoutSchema } from './turnout.ts'

/** What follows what in an allocation round. */
export const roundPhases = ['proposing', 'checking', 'voting', 'counted', 'delivering'] as const

const moment = z.number().int()

const seatSchema = z.object({ person: idSchema, capacity: capacitySchema })

const checkSchema = z.object({
  person: idSchema,
  verdict: z.enum(checkVerdicts),
  words: z.string(),
  at: moment,
})

const interestSchema = z.object({ person: idSchema, sort: interestSortSchema, nature: z.string() })

/** A proposal with what those who check say of it. */
const proposedSchema = z.object({
  id: idSchema,
  by: idSchema,
  card: proposalCardSchema,
  /** How often it was written, from 1. */
  version: z.number().int(),
  interests: z.array(interestSchema),
  checks: z.array(checkSchema),
  /** Why it is not voted on, by whom that was decided, and what who proposed it replied. */
  leftOff: z
    .object({ reason: z.string(), by: idSchema, at: moment, reply: z.string().nullable() })
    .nullable(),
})
export type Proposed = z.infer<typeof proposedSchema>

/** Votes on paper that were typed in together; they count once somebody else has witnessed it. */
const paperBatchSchema = z.object({
  id: idSchema,
  by: idSchema,
  ballots: z.number().int(),
  people: z.array(idSchema),
  witness: idSchema.nullable(),
})
export type PaperBatch = z.infer<typeof paperBatchSchema>

/** A vote that one person put in for another, which stands. */
const assistedSchema = z.object({
  person: idSchema,
  hand: idSchema,
  at: moment,
})

const milestoneSchema = z.object({
  id: idSchema,
  words: z.string(),
  due: z.string().nullable(),
  status: z.enum(actionStatuses),
  evidence: z.string(),
})
export type Milestone = z.infer<typeof milestoneSchema>

/** What becomes of an award: its milestones, and the evaluation in which people say what came of it. */
const deliverySchema = z.object({
  proposal: idSchema,
  milestones: z.array(milestoneSchema),
  evaluation: idSchema.nullable(),
})
export type Delivery = z.infer<typeof deliverySchema>

const countedSchema = z.object({
  at: moment,
  result: allocationResultSchema,
  turnout: turnoutSchema.nullable(),
  seed: hashSchema.nullable(),
})

/** Under which everyone who has the address finds what came of the round; withdrawn once it is found there no more. */
const pageSchema = z.object({
  id: idSchema,
  at: moment,
  withdrawn: z.object({ at: moment, reason: z.string() }).nullable(),
})

/** An allocation round as a value that JSON can hold. No ballot is ever in it. */
export const roundSchema = z.object({
  id: idSchema,
  phase: z.enum(roundPhases),
  rules: roundRulesSchema,
  /** Those who may vote, where that is by a list. */
  list: z.array(seatSchema),
  checkers: z.array(seatSchema),
  /** In the order in which they were handed in. */
  proposals: z.array(proposedSchema),
  /** Of the lot, from when voting is open; null where there is none. */
  seedHash: hashSchema.nullable(),
  openedAt: moment.nullable(),
  /** When and why everybody was asked to vote again, since what was in the box could not be opened. */
  again: z.array(z.object({ at: moment, reason: z.string() })),
  assisted: z.array(assistedSchema),
  batches: z.array(paperBatchSchema),
  /** Who voted after the close. */
  late: z.array(idSchema),
  counted: countedSchema.nullable(),
  /** One for each award, from when delivery started. */
  deliveries: z.array(deliverySchema),
  pages: z.array(pageSchema),
})
export type Round = z.infer<typeof roundSchema>

/** A round of which nothing is known but its rules. */
export function freshRound(id: string, rules: Round['rules']): Round {
  return {
    id,
    phase: 'proposing',
    rules,
    list: [],
    checkers: [],
    proposals: [],
    seedHash: null,
    openedAt: null,
    again: [],
    assisted: [],
    batches: [],
    late: [],
    counted: null,
    deliveries: [],
    pages: [],
  }
}

/** What a proposal costs in all. */
export function costOf({ card }: Pick<Proposed, 'card'>): number {
  return card.costs.reduce((sum, { amount }) => sum + amount, 0)
}

/** The proposals that are voted on. */
export function votedOn({ proposals }: Round): readonly Proposed[] {
  return proposals.filter(({ leftOff }) => leftOff === null)
}

/** Says whether somebody has an interest in a proposal: it is theirs, or they said so. */
export function hasInterest({ by, interests }: Proposed, person: string): boolean {
  return by === person || interests.some((interest) => interest.person === person)
}

/** Says whether somebody is ticked off as having voted on paper. */
export function isTicked({ batches }: Round, person: string): boolean {
  return batches.some(({ people }) => people.includes(person))
}

/** Says whether another's hand put a vote in for somebody. */
export function isAssisted({ assisted }: Round, person: string): boolean {
  return assisted.some((one) => one.person === person)
}

/** The proposals that were awarded money, in the order of the result. */
export function awardedIn({ counted }: Round): readonly string[] {
  if (counted?.result.is !== 'counted') return []
  return counted.result.proposals
    .filter(({ outcome }) => outcome.is === 'awarded')
    .map(({ proposal }) => proposal)
}

/** The address under which what came of the round is public now; null: under none. */
export function standingPage({ pages }: Pick<Round, 'pages'>): Round['pages'][number] | null {
  return pages.find(({ withdrawn }) => withdrawn === null) ?? null
}
