import { z } from 'zod'
import { idSchema } from '../id.ts'

/** How long a line of captions is at most; who types longer goes on in the next line. */
export const maxCaptionChars = 200

/** No half of a letter, no control character, and nothing that turns the reading direction of what follows round. */
const isWhole = (words: string): boolean => words.isWellFormed() && !/[\p{Cc}\u202A-\u202E]/u.test(words)

/** The words of a line; spaces at its ends stay while it is typed, since the next word follows them. */
export const captionWordsSchema = z.string().max(maxCaptionChars).refine(isWhole)

/** A line of captions, as those are told who may read it. */
export const captionLineSchema = z.object({
  /** Made by the device on which it is typed, so that a line that is sent again is the same one. */
  id: idSchema,
  /** The item in which it was begun; null: between items. */
  item: idSchema.nullable(),
  words: captionWordsSchema,
  /** It changes no more. */
  ended: z.boolean(),
})
export type CaptionLine = z.infer<typeof captionLineSchema>

/**
 * How the captions of a meeting stand: nobody types, somebody does, or somebody has just lost the connection. Of
 * whoever types only those are told who may know of them.
 */
export const captionLaneSchema = z.object({
  state: z.enum(['none', 'on', 'lost']),
  by: idSchema.nullable(),
  /** The lane is this page's. */
  isYours: z.boolean(),
})
export type CaptionLane = z.infer<typeof captionLaneSchema>

/**
 * Why a line was not taken: another has the lane; whoever sent it is no captioner; the meeting is not on; they may not
 * read the item; another item is on and the line ends where it is; it could not be kept just now; so many lines of the
 * meeting are kept that there is no room for another.
 */
export const captionRefusals = ['taken', 'notAllowed', 'ended', 'hidden', 'moved', 'failed', 'full'] as const
export type CaptionRefusal = (typeof captionRefusals)[number]
