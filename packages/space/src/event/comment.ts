import {
  anchorSchema,
  attachedSchema,
  commentSaidSchema,
  commentSortSchema,
  idSchema,
  quotedSuggestionSchema,
  reactionSchema,
  spokenBySchema,
} from '@alongside/protocol'
import { z } from 'zod'

const post = { section: idSchema, thread: idSchema, post: idSchema }

/** How words came to the hand that typed them; null where the hand is their author. */
const by = spokenBySchema.nullable()

/** Events from before there were any say nothing of files. */
const files = z.array(attachedSchema).default([])

/** A comment, which is the first of its thread and has its id. Its author is the event's actor. */
export const commented = z.object({
  kind: z.literal('commented'),
  payload: z.object({
    section: idSchema,
    thread: idSchema,
    anchor: anchorSchema.nullable(),
    /** Absent where it is about none. */
    suggestion: quotedSuggestionSchema.optional(),
    sort: commentSortSchema.nullable(),
    words: commentSaidSchema,
    files,
    by,
  }),
})

export const replied = z.object({
  kind: z.literal('replied'),
  payload: z.object({ ...post, words: commentSaidSchema, files, by }),
})

export const reworded = z.object({
  kind: z.literal('reworded'),
  payload: z.object({ ...post, words: commentSaidSchema }),
})

export const takenBack = z.object({ kind: z.literal('takenBack'), payload: z.object(post) })

/** Their author says of words that another typed: these are mine. */
export const wordsConfirmed = z.object({ kind: z.literal('wordsConfirmed'), payload: z.object(post) })

/** Somebody said what stands for a file, for those who cannot hear or see it. */
export const fileDescribed = z.object({
  kind: z.literal('fileDescribed'),
  payload: z.object({ ...post, ...attachedSchema.shape }),
})

export const reacted = z.object({
  kind: z.literal('reacted'),
  payload: z.object({ ...post, reaction: reactionSchema, on: z.boolean() }),
})

export const resolved = z.object({
  kind: z.literal('resolved'),
  payload: z.object({ section: idSchema, thread: idSchema, outcome: z.string().nullable() }),
})

export const reopened = z.object({
  kind: z.literal('reopened'),
  payload: z.object({ section: idSchema, thread: idSchema }),
})
