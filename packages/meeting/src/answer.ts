import {
  ballotAnswerSchema,
  documentViewSchema,
  fileViewSchema,
  formatSchema,
  idSchema,
  positionSchema,
  sectionTextSchema,
} from '@alongside/protocol'
import { z } from 'zod'
import { phases } from './meeting.ts'
import { meetingViewSchema } from './view.ts'

/** `GET /api/meetings/{meeting}`: all that the reader may know of a meeting, to fold on from with `/live`. */
export const meetingAnswerSchema = z.object({
  /** Where `/live` goes on from this view. */
  position: positionSchema,
  /** The items in their order are the sections of the document. */
  document: documentViewSchema,
  meeting: meetingViewSchema,
  /** Those on the roll who are nobody in the space, and what they are called. */
  newcomers: z.array(z.object({ person: idSchema, name: z.string() })),
  /** What people need, in their own words as they stand now, of those checks whose words the reader may read. */
  checkWords: z.array(z.object({ check: idSchema, formats: z.array(formatSchema), words: z.string() })),
})
export type MeetingAnswer = z.infer<typeof meetingAnswerSchema>

/** `GET /api/meetings/{meeting}/votes/{vote}/mine`: what the reader has answered in a secret vote that is open; null: nothing. */
export const myBallotSchema = z.object({ answer: ballotAnswerSchema.nullable() })

/** `GET /api/meetings/{meeting}/captions`: what is kept of the captions and the reader may read, in the order of typing. */
export const keptCaptionsSchema = z.object({
  lines: z.array(
    z.object({
      id: idSchema,
      /** In which it was said; null: between items. */
      item: idSchema.nullable(),
      /** Whose hand typed it; null: somebody of whom the reader may not know. */
      by: idSchema.nullable(),
      words: z.string(),
      /** Milliseconds since 1970. */
      at: z.number().int(),
    }),
  ),
})
export type KeptCaptions = z.infer<typeof keptCaptionsSchema>

/** A meeting in the list of a space. */
export const meetingSummarySchema = z.object({
  id: idSchema,
  slug: z.string(),
  title: z.string(),
  phase: z.enum(phases),
  isCalledOff: z.boolean(),
  /** The meeting that it follows. */
  from: idSchema.nullable(),
  /** Milliseconds since 1970. */
  startsAt: z.number().int(),
  endsAt: z.number().int(),
  place: z.string(),
})
export type MeetingSummary = z.infer<typeof meetingSummarySchema>

/** `GET /api/spaces/{space}/meetings`: those that the reader may see, by when they begin. */
export const meetingsAnswerSchema = z.object({ meetings: z.array(meetingSummarySchema) })
export type MeetingsAnswer = z.infer<typeof meetingsAnswerSchema>

/** `GET /api/meetings/{meeting}/minutes`: what the minutes say beside the record of the meeting; no notes before its end. */
export const minutesAnswerSchema = z.object({
  /** Of the items that the reader may read; `text` is null where it cannot be read just now. */
  notes: z.array(
    z.object({
      item: idSchema,
      text: sectionTextSchema.nullable(),
      /** How many amendments are suggested there and not decided. */
      open: z.number().int().nonnegative(),
    }),
  ),
  /** The meetings that follow, as far as the reader may see them. */
  later: z.array(
    meetingSummarySchema.pick({
      id: true,
      slug: true,
      title: true,
      phase: true,
      isCalledOff: true,
      startsAt: true,
    }),
  ),
})
export type MinutesAnswer = z.infer<typeof minutesAnswerSchema>

const paperFacts = {
  id: idSchema,
  /** Null: for the whole meeting. */
  item: idSchema.nullable(),
  title: z.string(),
  /** Milliseconds since 1970: the papers are as they were then. */
  addedAt: z.number().int(),
  /** Who added it, and as what they are named; null: they show no name. */
  addedBy: z.object({ id: idSchema, name: z.string().nullable() }).nullable(),
}

/** `GET /api/meetings/{meeting}/papers/{paper}`: a document as it was when it was added, or a file. */
export const paperAnswerSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('document'),
    ...paperFacts,
    /** `text` is null where it cannot be read just now. */
    sections: z.array(z.object({ id: idSchema, title: z.string(), text: sectionTextSchema.nullable() })),
  }),
  /** `file` is null once it was taken away; its bytes are at `/api/files/{file}`. */
  z.object({ what: z.literal('file'), ...paperFacts, file: fileViewSchema.nullable() }),
])
export type PaperAnswer = z.infer<typeof paperAnswerSchema>
