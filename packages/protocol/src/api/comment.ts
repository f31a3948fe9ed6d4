import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import {
  anchorSchema,
  attachedSchema,
  commentSortSchema,
  reactionSchema,
  spokenBySchema,
} from '../comment.ts'
import { idSchema } from '../id.ts'
import { fileViewSchema } from './file.ts'
import { quotedSuggestionSchema } from '../suggestion.ts'
import { placeSchema } from './place.ts'
import { whoSchema } from './who.ts'

/** A file that a comment brings. */
const attachedViewSchema = z.object({
  /** Null once it was removed. */
  file: fileViewSchema.nullable(),
  ...attachedSchema.omit({ file: true }).shape,
  /** Who wrote what stands for it, where that was not the voice; else null. */
  describedBy: whoSchema.nullable(),
})
export type AttachedView = z.infer<typeof attachedViewSchema>

/** A comment or a reply. */
export const postViewSchema = z.object({
  id: idSchema,
  /** Whose words they are, and in what capacity. */
  voice: whoSchema,
  capacity: capacitySchema.nullable(),
  /** Who typed them, where that was another, and how they came; else null. */
  hand: whoSchema.extend({ by: spokenBySchema.nullable() }).nullable(),
  /** Their voice has said that these are their words; always so of what they typed. */
  confirmed: z.boolean(),
  /** `@{id}` names one of `mentions`; null once their author took them back. */
  words: z.string().nullable(),
  /** Rises by one with each change of the words, from 1. */
  version: z.number().int(),
  files: z.array(attachedViewSchema),
  mentions: z.array(whoSchema),
  /** Milliseconds since 1970. */
  at: z.number().int(),
  changedAt: z.number().int().nullable(),
  reactions: z.array(z.object({ reaction: reactionSchema, who: whoSchema })),
})
export type PostView = z.infer<typeof postViewSchema>

/** A comment with its replies. */
export const threadViewSchema = z.object({
  id: idSchema,
  sort: commentSortSchema.nullable(),
  /** What it is about; null: the whole section, or a suggestion. */
  anchor: anchorSchema.nullable(),
  /** The suggestion that it is about, as it read when the comment was made. */
  suggestion: quotedSuggestionSchema.nullable(),
  /** Where that stood when this was read; null also where nothing of it stands any more. */
  stands: z.object({ from: placeSchema, to: placeSchema }).nullable(),
  resolved: z.object({ by: whoSchema, at: z.number().int(), outcome: z.string().nullable() }).nullable(),
  /** The comment itself first. */
  posts: z.array(postViewSchema).min(1),
})
export type ThreadView = z.infer<typeof threadViewSchema>

/** `GET /api/sections/{section}/comments`: in the order in which they began. */
export const commentsSchema = z.object({
  section: idSchema,
  /** The number of the space's last event when they were read: of two answers the higher one is newer. */
  position: z.int().nonnegative(),
  threads: z.array(threadViewSchema),
})
export type Comments = z.infer<typeof commentsSchema>
