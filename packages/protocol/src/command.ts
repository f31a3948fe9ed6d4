import { z } from 'zod'
import { allocationCommands } from './allocation/command.ts'
import { capacitySchema } from './capacity.ts'
import {
  anchorSchema,
  attachedLimits,
  attachedSchema,
  commentSaidSchema,
  commentSortSchema,
  reactionSchema,
  spokenBySchema,
} from './comment.ts'
import { daySchema } from './day.ts'
import { emailSchema } from './email.ts'
import { evaluationCommands } from './evaluation/command.ts'
import { handedWordsSchema, handOutcomeSchema } from './handed.ts'
import { idSchema } from './id.ts'
import { joinCodeSchema } from './join-code.ts'
import { lineSchema } from './line.ts'
import { linkPermissionSchema } from './link.ts'
import { meetingAskSchema, seatsSchema } from './meeting/ask.ts'
import { interestSortSchema } from './meeting/interest.ts'
import { confidentialSchema, itemFactsSchema } from './meeting/item.ts'
import { meetingNoticeSchema } from './meeting/notice.ts'
import { quorumRuleSchema } from './meeting/quorum.ts'
import { seriesSchema } from './meeting/series.ts'
import { nameShownSchema } from './name-shown.ts'
import { officeSchema } from './office.ts'
import { permissionSchema } from './permission.ts'
import { quotedSuggestionSchema } from './suggestion.ts'
import { rungSchema } from './rung.ts'
import { someWordsSchema, wordsSchema } from './words.ts'
import { zoneSchema } from './zone.ts'

/** What a member is in a space, as an organiser writes it down. */
export const seatSchema = z.object({
  capacities: z.array(capacitySchema).min(1).max(10),
  organisation: lineSchema(120).nullable(),
  /** The seat held on a board ("carer seat 2"). */
  seat: lineSchema(120).nullable(),
  /** Whom the member speaks for, in words. */
  speaksFor: lineSchema(200).nullable(),
  /** First and last day of the term; null: open. */
  term: z.object({ from: daySchema.nullable(), to: daySchema.nullable() }),
  voting: z.boolean(),
})
export type Seat = z.infer<typeof seatSchema>

/** The header of a document beside its title. */
export const headerSchema = z.object({
  status: z.enum(['draft', 'agreed', 'underReview']),
  purpose: z.string().trim().max(500),
  rung: rungSchema,
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
  confidentiality: z.enum(['space', 'named', 'public']),
  reviewDue: daySchema.nullable(),
})
export type Header = z.infer<typeof headerSchema>

/** Whose words a person types where they are not their own, and how those words came. */
const voiceSchema = z.object({ person: idSchema, by: spokenBySchema }).nullable()

/** What a comment or reply brings beside its words. */
const attachedFiles = z.array(attachedSchema).max(attachedLimits.most).optional()

/** A comment's or reply's place: its section, the comment that began the thread, and itself. */
const post = { section: idSchema, thread: idSchema, post: idSchema }

/** Words that others typed for a person, as they stood after a row of the section's log. */
const voiced = { section: idSchema, person: idSchema, upTo: z.number().int().positive() }

/** What a link lets its holders do to a document, for whom it is, and its last day. */
const link = { permission: linkPermissionSchema, label: lineSchema(120), lastDay: daySchema }

/** To whom a right is given: everyone in the space, those who hold an office, or one person. */
export const granteeSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('space') }),
  z.object({ to: z.literal('office'), office: officeSchema }),
  z.object({ to: z.literal('person'), person: idSchema }),
])
export type Grantee = z.infer<typeof granteeSchema>

/** What a right is on. */
const onSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('document'), document: idSchema }),
  z.object({ what: z.literal('section'), section: idSchema }),
])

/** Said to those whose right grows less. */
const reasonSchema = wordsSchema(500).nullable()

/** Everything that a person can ask of a space; each is decided against the space as it stands. */
export const commandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('renameSpace'), name: lineSchema(120) }),
  z.object({ do: z.literal('changeTimeZone'), timeZone: zoneSchema }),

  z.object({
    do: z.literal('inviteByMail'),
    email: emailSchema,
    name: lineSchema(120).nullable(),
    seat: seatSchema,
    words: wordsSchema(1000),
  }),
  z.object({
    do: z.literal('inviteByLink'),
    /** What the link is for, seen by organisers only. */
    label: lineSchema(120),
    seat: seatSchema,
    lastDay: daySchema,
    uses: z.number().int().min(1).max(500),
  }),
  /** Someone who has no mail takes part by others' hands. */
  z.object({ do: z.literal('addPerson'), name: lineSchema(120), seat: seatSchema }),
  z.object({ do: z.literal('sendAgain'), invitation: idSchema }),
  z.object({ do: z.literal('withdrawInvitation'), invitation: idSchema }),

  z.object({ do: z.literal('changeSeat'), person: idSchema, seat: seatSchema }),
  z.object({ do: z.literal('speakAs'), capacity: capacitySchema }),
  z.object({ do: z.literal('showMe'), inSpace: nameShownSchema, inPublic: nameShownSchema }),
  z.object({ do: z.literal('leave') }),
  /** A rule by name: what one member may do at most, wherever no right names them; null lifts it. */
  z.object({
    do: z.literal('limitMember'),
    person: idSchema,
    atMost: permissionSchema.nullable(),
    reason: someWordsSchema(500),
  }),

  z.object({ do: z.literal('giveOffice'), person: idSchema, office: officeSchema }),
  z.object({
    do: z.literal('endOffice'),
    person: idSchema,
    office: officeSchema,
    reason: someWordsSchema(500),
  }),
  z.object({ do: z.literal('handOn'), office: officeSchema, to: idSchema }),

  z.object({ do: z.literal('createDocument'), kind: lineSchema(60), title: lineSchema(200) }),
  /** A meeting is to be held: its document, with the standing items of the meeting that it follows. */
  z.object({
    do: z.literal('callMeeting'),
    title: lineSchema(200),
    notice: meetingNoticeSchema,
    quorum: quorumRuleSchema,
    seats: seatsSchema,
    series: seriesSchema.nullable(),
    from: idSchema.nullable(),
  }),
  /** An item of the agenda and the section for its notes, put after another item, or first if null. */
  z.object({
    do: z.literal('addItem'),
    meeting: idSchema,
    title: lineSchema(200),
    after: idSchema.nullable(),
    facts: itemFactsSchema,
    confidential: confidentialSchema,
  }),
  /** Whom an item is kept among from now on. */
  z.object({
    do: z.literal('keepItem'),
    item: idSchema,
    confidential: confidentialSchema,
    /** Said to those who can read it no more. */
    reason: reasonSchema,
  }),
  /** Anything else that is asked of a meeting. */
  z.object({ do: z.literal('meet'), meeting: idSchema, ask: meetingAskSchema }),

  ...evaluationCommands,
  ...allocationCommands,

  z.object({ do: z.literal('renameDocument'), document: idSchema, title: lineSchema(200) }),
  z.object({ do: z.literal('changeHeader'), document: idSchema, header: headerSchema }),
  /** The words of a document as they are now get a name, as "sent to the board". */
  z.object({ do: z.literal('nameVersion'), document: idSchema, name: lineSchema(100) }),
  z.object({ do: z.literal('putDocumentAway'), document: idSchema }),
  z.object({ do: z.literal('bringDocumentBack'), document: idSchema }),

  z.object({
    do: z.literal('addSection'),
    document: idSchema,
    title: lineSchema(200),
    /** Put after this section, or first if null. */
    after: idSchema.nullable(),
  }),
  z.object({ do: z.literal('renameSection'), section: idSchema, title: lineSchema(200) }),
  z.object({ do: z.literal('moveSection'), section: idSchema, after: idSchema.nullable() }),
  z.object({ do: z.literal('putSectionAway'), section: idSchema }),
  z.object({ do: z.literal('bringSectionBack'), section: idSchema }),
  /** Its words stand as they are: nobody writes here until it is reopened. */
  z.object({ do: z.literal('closeSection'), section: idSchema, reason: someWordsSchema(500) }),
  z.object({ do: z.literal('reopenSection'), section: idSchema }),
  /** Whether those who may not read a section see its title. */
  z.object({ do: z.literal('showTitle'), section: idSchema, shown: z.boolean() }),

  z.object({
    do: z.literal('giveRight'),
    on: onSchema,
    grantee: granteeSchema,
    /** What they may do; null: nothing, whatever is given to others they belong to. */
    permission: permissionSchema.nullable(),
    reason: reasonSchema,
  }),
  /** The grantee has no right of their own here any more: what is given otherwise counts for them again. */
  z.object({ do: z.literal('takeRightBack'), on: onSchema, grantee: granteeSchema, reason: reasonSchema }),

  /** Words that could not be saved go to one person who may write there; sent again under its id they go once. */
  z.object({
    do: z.literal('handWords'),
    section: idSchema,
    handed: idSchema,
    to: idSchema,
    words: handedWordsSchema,
  }),
  /** By the person to whom words were handed. */
  z.object({ do: z.literal('settleWords'), handed: idSchema, outcome: handOutcomeSchema }),

  /** An interest beyond one meeting, by the person or for one who has no device; under its number it is put right. */
  z.object({
    do: z.literal('registerInterest'),
    registered: idSchema,
    person: idSchema,
    sort: interestSortSchema,
    nature: someWordsSchema(1000),
    since: daySchema,
  }),
  /** `day` was its last. */
  z.object({ do: z.literal('endRegistered'), registered: idSchema, day: daySchema }),
  /** What somebody knows from their own life and work. */
  z.object({
    do: z.literal('recordExpertise'),
    expertise: idSchema,
    person: idSchema,
    words: someWordsSchema(300),
  }),
  z.object({ do: z.literal('takeExpertiseBack'), expertise: idSchema }),

  z.object({
    do: z.literal('makeLink'),
    document: idSchema,
    ...link,
    /** Whoever comes by it only reads and gives no name. */
    visitors: z.boolean(),
  }),
  z.object({ do: z.literal('changeLink'), link: idSchema, ...link }),
  z.object({ do: z.literal('pauseLink'), link: idSchema, paused: z.boolean() }),
  z.object({ do: z.literal('withdrawLink'), link: idSchema }),
  /** By an organiser: this guest is who they say, in the capacity that they say. */
  z.object({ do: z.literal('confirmGuest'), person: idSchema }),
  z.object({ do: z.literal('removeGuest'), person: idSchema }),

  /** The ids of comments are made by those who send them, so that sending again makes no second one. */
  z.object({
    do: z.literal('comment'),
    section: idSchema,
    thread: idSchema,
    /** What the comment is about; null: the whole section, or a suggestion. */
    anchor: anchorSchema.nullable(),
    /** The suggestion that it is about, as it reads now. */
    suggestion: quotedSuggestionSchema.optional(),
    sort: commentSortSchema.nullable(),
    words: commentSaidSchema,
    files: attachedFiles,
    voice: voiceSchema,
  }),
  z.object({
    do: z.literal('reply'),
    ...post,
    words: commentSaidSchema,
    files: attachedFiles,
    voice: voiceSchema,
  }),
  z.object({ do: z.literal('reword'), ...post, words: commentSaidSchema }),
  z.object({ do: z.literal('takeBack'), ...post }),
  /** By the person whose words another typed: these are mine. */
  z.object({
    do: z.literal('confirmWords'),
    ...post,
    /** Which of its versions they have read: what was changed since is confirmed by nobody unseen. */
    version: z.number().int().positive(),
  }),
  /**
   * Of words that others typed for a person in a section, as they stood after row `upTo`: by the person, that these
   * are theirs; by somebody else, that they were there when the person said so.
   */
  z.object({ do: z.literal('confirmVoice'), ...voiced }),
  /** By the person: those of these words that they have not confirmed are not theirs. */
  z.object({ do: z.literal('disownVoice'), ...voiced }),
  /** Mails the person these words, with a code that they tell whoever typed them. */
  z.object({ do: z.literal('sendVoiceCode'), ...voiced }),
  /** By whoever was told that code. */
  z.object({
    do: z.literal('confirmVoiceByCode'),
    section: idSchema,
    person: idSchema,
    code: joinCodeSchema,
  }),
  /** Says what stands for a file that a comment brings. */
  z.object({ do: z.literal('describeFile'), ...post, ...attachedSchema.shape }),
  z.object({ do: z.literal('removeFile'), section: idSchema, file: idSchema }),
  z.object({ do: z.literal('react'), ...post, reaction: reactionSchema, on: z.boolean() }),
  z.object({
    do: z.literal('resolve'),
    section: idSchema,
    thread: idSchema,
    /** What came of it, in words. */
    outcome: someWordsSchema(1000).nullable(),
  }),
  z.object({ do: z.literal('reopen'), section: idSchema, thread: idSchema }),
])
export type Command = z.infer<typeof commandSchema>
export type CommandName = Command['do']
