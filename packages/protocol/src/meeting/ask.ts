import { z } from 'zod'
import { daySchema } from '../day.ts'
import { idSchema } from '../id.ts'
import { lineSchema } from '../line.ts'
import { someWordsSchema, wordsSchema } from '../words.ts'
import { actionStatuses } from './action.ts'
import { learnedWordsSchema } from './after.ts'
import { cardColourSchema, cardTokenSchema } from './card.ts'
import { interestEffectSchema, interestSortSchema } from './interest.ts'
import { itemFactsSchema } from './item.ts'
import { meetingNoticeSchema } from './notice.ts'
import { meetingOfficeSchema } from './office.ts'
import { quorumRuleSchema } from './quorum.ts'
import { attendingSchema } from './roll.ts'
import { seriesSchema } from './series.ts'
import { ballotAnswerSchema, voteMethodSchema } from './vote.ts'

/** Who has a seat in the meeting, and whether with a vote. */
export const seatsSchema = z
  .array(z.object({ person: idSchema, votes: z.boolean() }))
  .max(500)
  .refine((seats) => new Set(seats.map(({ person }) => person)).size === seats.length, {
    message: 'Everybody has one seat.',
  })

const reasonSchema = someWordsSchema(500)
const one = { person: idSchema }

/** Everything that can be asked of a meeting; each is decided against the meeting as it stands. */
export const meetingAskSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('changeNotice'), notice: meetingNoticeSchema }),
  z.object({ do: z.literal('changeItem'), item: idSchema, facts: itemFactsSchema }),
  z.object({ do: z.literal('setSeats'), seats: seatsSchema }),
  z.object({ do: z.literal('setQuorum'), quorum: quorumRuleSchema }),
  z.object({ do: z.literal('setSeries'), series: seriesSchema.nullable() }),
  z.object({ do: z.literal('giveOffice'), ...one, office: meetingOfficeSchema }),
  z.object({ do: z.literal('endOffice'), ...one, office: meetingOfficeSchema, reason: reasonSchema }),

  z.object({
    do: z.literal('addPaper'),
    paper: idSchema,
    /** The item that it is for; null: for the whole meeting. */
    item: idSchema.nullable(),
    /** A document of the space as it reads now, or a file that stands in the item's notes. */
    source: z.discriminatedUnion('what', [
      z.object({ what: z.literal('document'), document: idSchema }),
      z.object({ what: z.literal('file'), file: idSchema }),
    ]),
  }),
  z.object({ do: z.literal('removePaper'), paper: idSchema }),
  z.object({ do: z.literal('publish') }),
  z.object({ do: z.literal('callOff'), reason: reasonSchema }),
  /** Sent again under its id, the same papers go once. */
  z.object({ do: z.literal('sendPack'), pack: idSchema.optional() }),
  /** By the person whose need it is: whether it was met; null takes the answer back. */
  z.object({ do: z.literal('tickCheck'), check: idSchema, met: z.boolean().nullable() }),

  z.object({ do: z.literal('comeIn'), ...attendingSchema.shape }),
  /** By whoever takes the notes: someone of the space, or someone new by name, is on the roll. */
  z.object({ do: z.literal('enrol'), ...one, ...attendingSchema.shape }),
  z.object({ do: z.literal('enrolByName'), name: lineSchema(120), ...attendingSchema.shape }),
  z.object({ do: z.literal('apologise'), ...one, words: wordsSchema(500) }),
  z.object({ do: z.literal('goOut'), ...one }),

  z.object({ do: z.literal('open') }),
  z.object({ do: z.literal('end') }),
  /** `seen` is what was on (null: nothing) where it was pressed, so that of two who lead one does not undo the other. */
  z.object({ do: z.literal('openItem'), item: idSchema, seen: idSchema.nullable().optional() }),
  z.object({ do: z.literal('closeItem'), item: idSchema }),

  /** By whoever notes, while the minutes are a draft: the last day on which those who were there suggest amendments. */
  z.object({ do: z.literal('setAmendUntil'), day: daySchema }),
  /** Asked of the meeting whose minutes they are; `in`: the meeting that is on, or null where none follows, with a reason. */
  z.object({ do: z.literal('approveMinutes'), in: idSchema.nullable(), reason: reasonSchema.nullable() }),
  /** In a later meeting: they are not approved, and are amended until another day. */
  z.object({ do: z.literal('sendMinutesBack'), in: idSchema, reason: reasonSchema, amendUntil: daySchema }),
  /**
   * By organisers and the chair: the approved minutes are everyone's to read, without these items and without those that
   * are or were confidential. `read` is what the preview that was read gives for it: another than that is not made public.
   */
  z.object({
    do: z.literal('makePublicCopy'),
    leaveOut: z.array(idSchema).max(500),
    read: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.object({ do: z.literal('withdrawPublicCopy'), reason: reasonSchema }),

  z.object({
    do: z.literal('declareInterest'),
    interest: idSchema,
    ...one,
    item: idSchema,
    sort: interestSortSchema,
    nature: someWordsSchema(1000),
  }),
  z.object({ do: z.literal('withdrawInterest'), interest: idSchema }),
  z.object({
    do: z.literal('decideInterest'),
    interest: idSchema,
    effect: interestEffectSchema,
    reason: reasonSchema,
  }),
  z.object({ do: z.literal('replyToInterest'), interest: idSchema, words: someWordsSchema(1000) }),

  z.object({ do: z.literal('askToSpeak'), ...one }),
  z.object({ do: z.literal('takeBackAsk'), ...one }),
  /** The reason is for calling somebody else than the one who is suggested; `seen` is who spoke where it was pressed. */
  z.object({
    do: z.literal('callSpeaker'),
    ...one,
    reason: reasonSchema.nullable(),
    seen: idSchema.nullable().optional(),
  }),
  z.object({ do: z.literal('endTurn'), ...one }),

  z.object({
    do: z.literal('raiseCard'),
    card: idSchema,
    colour: cardColourSchema,
    /** Whose card it is: by name, or by a secret of which only the hash is kept. */
    by: z.discriminatedUnion('as', [
      z.object({ as: z.literal('named'), ...one }),
      z.object({ as: z.literal('unnamed'), token: cardTokenSchema }),
    ]),
  }),
  /** By whoever raised it; of an unnamed card the secret shows that. */
  z.object({ do: z.literal('lowerCard'), card: idSchema, token: cardTokenSchema.nullable() }),
  /** By whoever leads: whether lines of captions that are begun from now on are kept. */
  z.object({ do: z.literal('keepCaptions'), keep: z.boolean() }),
  z.object({ do: z.literal('dropCaptions'), reason: reasonSchema }),

  z.object({
    do: z.literal('openVote'),
    vote: idSchema,
    item: idSchema,
    question: someWordsSchema(500),
    method: voteMethodSchema,
    /** Nobody ever learns who answered what. */
    secret: z.boolean(),
  }),
  z.object({
    do: z.literal('castBallot'),
    vote: idSchema,
    ...one,
    answer: ballotAnswerSchema,
    /** Why; of a named ballot only. */
    reason: wordsSchema(1000),
  }),
  /** What somebody learned, with their name, once the meeting is over; said again it is put otherwise. */
  z.object({ do: z.literal('sayLesson'), ...one, words: learnedWordsSchema }),
  z.object({ do: z.literal('takeLessonBack'), ...one }),

  z.object({ do: z.literal('takeBackBallot'), vote: idSchema, ...one }),
  z.object({ do: z.literal('closeVote'), vote: idSchema }),
  z.object({ do: z.literal('callOffVote'), vote: idSchema, reason: reasonSchema }),

  /** What was decided, in words, after a vote or without one; written again it is put right. */
  z.object({
    do: z.literal('recordDecision'),
    decision: idSchema,
    item: idSchema,
    words: someWordsSchema(2000),
    vote: idSchema.nullable(),
    effective: daySchema.nullable(),
    review: daySchema.nullable(),
  }),
  /** Somebody does not go along with a decision, and says why. */
  z.object({ do: z.literal('dissent'), decision: idSchema, ...one, words: someWordsSchema(1000) }),
  z.object({ do: z.literal('takeDissentBack'), decision: idSchema, ...one }),

  /** What somebody takes on; written again it is put right. */
  z.object({
    do: z.literal('agreeAction'),
    action: idSchema,
    item: idSchema,
    words: someWordsSchema(1000),
    owner: idSchema,
    helper: idSchema.nullable(),
    due: daySchema.nullable(),
  }),
  /** By the one who took it on, who helps, or whoever notes: how it stands, and what shows that. */
  z.object({
    do: z.literal('tellAction'),
    action: idSchema,
    status: z.enum(actionStatuses),
    evidence: wordsSchema(1000),
  }),

  /** By whoever leads, after asking. */
  z.object({ do: z.literal('lowerCardOf'), card: idSchema, reason: reasonSchema }),
])
export type MeetingAsk = z.infer<typeof meetingAskSchema>
