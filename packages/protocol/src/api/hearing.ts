import { z } from 'zod'
import { headerSchema } from '../command.ts'
import { hearingSettingsSchema } from '../hearing.ts'
import { idSchema } from '../id.ts'
import { interestEffectSchema } from '../meeting/interest.ts'
import { linkStateSchema } from './link.ts'
import { needsSchema, waySchema } from '../needs.ts'
import { officeSchema } from '../office.ts'
import { whoSchema } from './who.ts'

/** Why something concerns whoever hears it. */
const whySchema = z.enum([
  'replied',
  'mentioned',
  'toConfirm',
  'confirmed',
  'corrected',
  'resolved',
  'reopened',
  'rightGained',
  'rightLost',
  'decided',
  'typedForYou',
  'typedWitnessed',
  'typedConfirmed',
  'typedDisowned',
  'partClosed',
  'partOpened',
  'handed',
  'handSettled',
  'limited',
  'limitLifted',
  'officeGiven',
  'officeEnded',
  'seatChanged',
  'joined',
  'statusChanged',
  'reviewDue',
  'putAway',
  'broughtBack',
  'meetingCalled',
  'meetingMoved',
  'meetingCalledOff',
  'packSent',
  'interestDecided',
  'interestReplied',
  'actionGiven',
  'actionDue',
  'actionLate',
  'cardLowered',
  'meetingOfficeGiven',
  'meetingOfficeEnded',
  'toTick',
  'minutesReady',
  'minutesSentBack',
  'minutesApproved',
  'howWasIt',
  'meetingOver',
  'onPanel',
  'offPanel',
  'askedToScore',
  'scoringMoved',
  'scoresRevealed',
  'resultReady',
  'replyCame',
  'cardsToCheck',
  'cardQuestioned',
  'cardLeftOff',
  'voteOpen',
  'voteMoved',
  'voteAgain',
  'votedForYou',
  'votesCounted',
  'proposingOver',
  'votingOver',
  'scoringOver',
])

/** Something to hear, as its reader may see it now: no title and no words of what they may not read. */
export const noticeViewSchema = z.object({
  /** Names it for this reader; tells nothing. */
  id: z.string().min(1).max(60),
  why: whySchema,
  /** Milliseconds since 1970. */
  at: z.number().int(),
  actor: whoSchema.nullable(),
  /** Neither read nor acted on. */
  waits: z.boolean(),
  /** It has waited so long that they may be reminded of it. */
  waitsLong: z.boolean(),
  /** Is mailed whatever was turned off. */
  essential: z.boolean(),
  document: z.object({ id: idSchema, slug: z.string(), title: z.string() }).nullable(),
  section: z.object({ id: idSchema, title: z.string() }).nullable(),
  thread: idSchema.nullable(),
  /** What was said there: `@{id}` names one of `mentions`. */
  words: z.string().nullable(),
  mentions: z.array(whoSchema),
  reason: z.string().nullable(),
  office: officeSchema.nullable(),
  status: headerSchema.shape.status.nullable(),
  /** How many suggestions of the reader were decided. */
  decided: z.object({ accepted: z.number().int(), rejected: z.number().int() }).nullable(),
  /** What an interest of the reader means while its item is on. */
  effect: interestEffectSchema.nullable(),
  /** When (milliseconds since 1970) and where the meeting is that it is about, as it stands now. */
  meeting: z.object({ startsAt: z.number().int(), endsAt: z.number().int(), place: z.string() }).nullable(),
  /** The day (ISO date) that has come, or until which there is something to do. */
  day: z.iso.date().nullable(),
  /** Whom it is about beside its reader: who joined. */
  person: whoSchema.nullable(),
})
export type NoticeView = z.infer<typeof noticeViewSchema>

/** `GET /api/spaces/{space}/waiting`: how much waits for me, in numbers. */
export const waitingSchema = z.object({
  notices: z.number().int(),
  /** How many things I am asked to pass on to others. */
  tasks: z.number().int(),
  /** How much I have taken on in meetings, or help with, that is not done. */
  actions: z.number().int(),
  /** Somebody wrote down my needs, and I have not said whether they are right. */
  needsToConfirm: z.boolean(),
})
export type Waiting = z.infer<typeof waitingSchema>

/** `GET /api/spaces/{space}/hearing`: what I may hear now, the latest first. */
export const hearingViewSchema = z.object({
  items: z.array(noticeViewSchema),
  settings: hearingSettingsSchema,
  /** Where my mails go; null: I have no address. */
  email: z.string().nullable(),
  /** How I am told outside the product. */
  channel: waySchema,
})
export type HearingView = z.infer<typeof hearingViewSchema>

/** `POST /api/spaces/{space}/hearing/read`: these, or all up to the one named. */
export const readNoticesSchema = z.union([
  z.object({ ids: z.array(z.string().max(60)).min(1).max(500) }),
  z.object({ upTo: z.string().max(60) }),
])

/** `POST /api/spaces/{space}/hearing/mute` */
export const muteSchema = z.object({ document: idSchema, on: z.boolean() })

/** `GET /api/spaces/{space}/people/{person}/needs`: null where there are none that the reader may read. */
export const needsViewSchema = z.object({
  needs: needsSchema.nullable(),
  enteredBy: whoSchema.nullable(),
  enteredAt: z.number().int().nullable(),
  confirmed: z.boolean(),
  /** The reader may write them down. */
  mayEnter: z.boolean(),
})
export type NeedsView = z.infer<typeof needsViewSchema>

/** Something that a member is asked to pass on to another by letter or call. */
export const taskViewSchema = z.object({
  id: idSchema,
  person: whoSchema,
  way: z.enum(['letter', 'call']),
  madeAt: z.number().int(),
  /** It has waited so long that whoever does it may be reminded of it. */
  waitsLong: z.boolean(),
  /** Where the letter or the call reaches them, and when, as they wrote it down. */
  reach: z.string(),
  times: z.string(),
  language: z.string(),
  /** What there is to say, as far as both may read it now; empty where nothing is left to say. */
  items: z.array(noticeViewSchema),
  done: z.object({ by: whoSchema, at: z.number().int() }).nullable(),
})
export type TaskView = z.infer<typeof taskViewSchema>

/** `GET /api/spaces/{space}/tasks`: mine, those that are open first. */
export const taskViewsSchema = z.array(taskViewSchema)

/** `GET /api/unsubscribe/{token}`: what the link in a mail is about. */
export const unsubscribeSchema = z.object({
  space: z.string(),
  mails: z.boolean(),
  /** A guest left the address; whoever reads its mails may have it forgotten. */
  left: z.boolean(),
})
export type Unsubscribe = z.infer<typeof unsubscribeSchema>

/** `GET /api/back/{token}`: what stands behind the link in a mail to a guest. */
export const wayBackSchema = z.discriminatedUnion('state', [
  /** The asker is this guest: where they find what became of their words, and where they choose how they hear. */
  z.object({ state: z.literal('in'), words: z.string(), settings: z.string() }),
  /** They come in again with their code, or by signing in where they have an account by now. */
  z.object({ state: z.enum(['code', 'account']), space: z.string() }),
  /** The link lets nobody in right now. */
  z.object({ state: linkStateSchema.exclude(['open']), madeBy: z.string().nullable() }),
])
export type WayBackView = z.infer<typeof wayBackSchema>
