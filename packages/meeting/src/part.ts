// The parts of a meeting as values that JSON can hold: their types follow from their schemas, since screens get them too.
import {
  agreedActionSchema,
  attendingSchema,
  capacitySchema,
  cardColourSchema,
  cardHashSchema,
  daySchema,
  idSchema,
  interestEffectSchema,
  interestSortSchema,
  itemFactsSchema,
  meetingOfficeSchema,
  voteMethodSchema,
} from '@alongside/protocol'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import { packWaySchema, paperSourceSchema } from './event/paper.ts'
import { namedBallotSchema, quorumStandingSchema, secretBallotSchema } from './event/vote.ts'

/** Milliseconds since 1970. */
const moment = z.number().int()

const clockSchema: z.ZodType<Clock> = z.object({
  startedAt: moment,
  pausedAt: moment.nullable(),
  pausedMs: moment,
})

/** Who is to come, and whether they have a vote. */
export const seatSchema = z.object({ person: idSchema, votes: z.boolean() })
export type MeetingSeat = z.infer<typeof seatSchema>

/** Who has been asked to do something in this meeting, beside those who hold an office in the space. */
export const officesSchema = z.object({ person: idSchema, offices: z.array(meetingOfficeSchema) })

/** An item of the agenda; its title, its place and its notes are those of the section with this id. */
export const itemSchema = z.object({
  id: idSchema,
  facts: itemFactsSchema,
  /** It stands in no public copy. */
  confidential: z.boolean(),
  /** It is confidential, or was so once: what was said then stands in no public copy either. */
  wasConfidential: z.boolean(),
  /** How long it has been on so far; null before it was opened. It stands still while the item is closed or stopped. */
  clock: clockSchema.nullable(),
  openedAt: moment.nullable(),
  closedAt: moment.nullable(),
  /** After which row of its notes they stand in the approved minutes; null: these are not approved. */
  approvedSeq: z.number().int().nonnegative().nullable(),
})
export type Item = z.infer<typeof itemSchema>

/** What of the captions is kept; the lines themselves are no part of what happened. */
export const captionsSchema = z.object({
  /** What is said now is kept. */
  keep: z.boolean(),
  /** Something may be kept. */
  anyKept: z.boolean(),
  /** When what had been kept was thrown away last. */
  dropped: z.object({ reason: z.string(), at: moment, by: idSchema.nullable() }).nullable(),
})
export type Captions = z.infer<typeof captionsSchema>

export const paperSchema = z.object({
  id: idSchema,
  /** Null: for the whole meeting. */
  item: idSchema.nullable(),
  title: z.string(),
  source: paperSourceSchema,
  addedAt: moment,
  addedBy: idSchema.nullable(),
})
export type Paper = z.infer<typeof paperSchema>

/** The papers as they were sent once, and to whom in which way. */
export const packSchema = z.object({
  id: idSchema,
  at: moment,
  papers: z.array(idSchema),
  to: z.array(z.object({ person: idSchema, way: packWaySchema, formats: z.array(z.string()) })),
})
export type Pack = z.infer<typeof packSchema>

/** Something that a person needs at this meeting, and whether they say that it was met. */
export const checkSchema = z.object({
  id: idSchema,
  person: idSchema,
  need: z.string(),
  met: z.boolean().nullable(),
})
export type Check = z.infer<typeof checkSchema>

/** Someone who is or was here; `from` says when they came first, `to` when they went out (null: they are here). */
export const attendanceSchema = z.object({
  person: idSchema,
  ...attendingSchema.shape,
  from: moment,
  to: moment.nullable(),
})
export type Attendance = z.infer<typeof attendanceSchema>

/** Someone has sent word that they do not come. */
export const apologySchema = z.object({ person: idSchema, words: z.string(), at: moment })
export type Apology = z.infer<typeof apologySchema>

export const interestSchema = z.object({
  id: idSchema,
  person: idSchema,
  item: idSchema,
  sort: interestSortSchema,
  nature: z.string(),
  declaredAt: moment,
  withdrawn: z.boolean(),
  /** Null until it is decided: the person stays and speaks. */
  decided: z
    .object({
      effect: interestEffectSchema,
      reason: z.string(),
      by: idSchema.nullable(),
      at: moment,
    })
    .nullable(),
  /** What the person says to that. */
  reply: z.string().nullable(),
})
export type Interest = z.infer<typeof interestSchema>

/** Someone who waits for the word. */
export const waitingSchema = z.object({ person: idSchema, capacity: capacitySchema, askedAt: moment })
export type Waiting = z.infer<typeof waitingSchema>

/** The turn of who speaks now. */
export const turnSchema = z.object({
  person: idSchema,
  capacity: capacitySchema,
  /** The item that was on; null between items. */
  item: idSchema.nullable(),
  from: moment,
  /** Why they were called before the one who was suggested. */
  reason: z.string().nullable(),
})
export type Turn = z.infer<typeof turnSchema>

/** A turn that is over, and how long it was. */
export const spokenSchema = turnSchema.extend({ ms: z.number().int().nonnegative() })
export type Spoken = z.infer<typeof spokenSchema>

export const cardSchema = z.object({
  id: idSchema,
  colour: cardColourSchema,
  by: z.discriminatedUnion('as', [
    z.object({ as: z.literal('named'), person: idSchema }),
    z.object({ as: z.literal('unnamed'), hash: cardHashSchema }),
  ]),
  raisedAt: moment,
})
export type Card = z.infer<typeof cardSchema>

/** A question that is voted on, or was. */
export const voteSchema = z.object({
  id: idSchema,
  item: idSchema,
  question: z.string(),
  method: voteMethodSchema,
  /** Nobody ever learns who answered what. */
  secret: z.boolean(),
  openedAt: moment,
  /** Who has voted so far. */
  voted: z.array(idSchema),
  /** Of a named vote: until the close one's own alone, then all that count. */
  ballots: z.array(namedBallotSchema),
  /** Who voted after the close. */
  late: z.array(idSchema),
  closed: z
    .object({
      at: moment,
      quorum: quorumStandingSchema,
      /** Of a secret vote: all that count, in no order. */
      secretBallots: z.array(secretBallotSchema),
    })
    .nullable(),
  calledOff: z.object({ at: moment, reason: z.string() }).nullable(),
})
export type Vote = z.infer<typeof voteSchema>

export const decisionSchema = z.object({
  id: idSchema,
  item: idSchema,
  words: z.string(),
  vote: idSchema.nullable(),
  quorum: quorumStandingSchema.nullable(),
  effective: daySchema.nullable(),
  review: daySchema.nullable(),
  recordedAt: moment,
  dissent: z.array(z.object({ person: idSchema, words: z.string() })),
})
export type RecordedDecision = z.infer<typeof decisionSchema>

/** Who approved the minutes, and where. */
const approvalSchema = z.object({
  at: moment,
  by: idSchema.nullable(),
  /** The meeting in which they did; null: no meeting follows. */
  in: idSchema.nullable(),
  reason: z.string().nullable(),
  /** How the quorum of that meeting stood. */
  quorum: quorumStandingSchema.nullable(),
})

/** Who said in which later meeting that the minutes are not right yet. */
const sentBackSchema = z.object({
  at: moment,
  by: idSchema.nullable(),
  in: idSchema,
  reason: z.string(),
})

/** How far the minutes have come since the meeting ended. */
export const minutesSchema = z.object({
  /** The last day on which those who were there suggest amendments; null: no day was set. */
  amendUntil: daySchema.nullable(),
  /** That day is over. */
  amendingOver: z.boolean(),
  /** The first one first. */
  sentBack: z.array(sentBackSchema),
  approved: approvalSchema.nullable(),
})
export type Minutes = z.infer<typeof minutesSchema>

/** An item in the public copy of the minutes, under the title that it had when the copy was made. */
export const publicItemSchema = z.object({ item: idSchema, title: z.string() })
export type PublicItem = z.infer<typeof publicItemSchema>

/** A copy of the approved minutes that everyone may read, or could until it was withdrawn. */
export const publicCopySchema = z.object({
  /** What it is found by outside: it tells nothing of the meeting. */
  id: idSchema,
  at: moment,
  title: z.string(),
  items: z.array(publicItemSchema),
  withdrawn: z.object({ at: moment, reason: z.string() }).nullable(),
})
export type PublicCopy = z.infer<typeof publicCopySchema>
/** What somebody learned, with their name. */
export const lessonSchema = z.object({ person: idSchema, words: z.string() })
export type Lesson = z.infer<typeof lessonSchema>

/** What somebody has taken on. */
export const actionSchema = agreedActionSchema.extend({ item: idSchema })
export type Action = z.infer<typeof actionSchema>
