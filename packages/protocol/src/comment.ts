import { z } from 'zod'
import { idSchema } from './id.ts'
import { someWordsSchema, wordsSchema } from './words.ts'

/** What a comment is, in its writer's eyes; null where they did not say. */
export const commentSorts = ['idea', 'question', 'concern', 'praise'] as const
export const commentSortSchema = z.enum(commentSorts)
export type CommentSort = z.infer<typeof commentSortSchema>

/** What can be answered to words without writing. */
export const reactions = ['agree', 'thanks'] as const
export const reactionSchema = z.enum(reactions)
export type Reaction = z.infer<typeof reactionSchema>

/** How words reached the person who typed them for another. */
export const spokenBySchema = z.enum(['inTheRoom', 'phone', 'letter'])
export type SpokenBy = z.infer<typeof spokenBySchema>

/** How much text, in UTF-16 units, and how many stretches of it, a comment may hold on to. */
export const anchorLimits = { most: 2_000, mostParts: 200 } as const

const without = (text: string) => text.replaceAll('\n', '')

/**
 * What a comment is about: its letters, where unit `i` of `text` is the Yjs id `{client, clock: clock + i}` (F9a),
 * and the same words as they read, with a line for each block.
 */
export const anchorSchema = z
  .object({
    quote: z.string().max(2 * anchorLimits.most),
    letters: z
      .array(
        z.object({
          client: z.number().int().nonnegative(),
          clock: z.number().int().nonnegative(),
          text: z.string().min(1).max(anchorLimits.most),
        }),
      )
      .min(1)
      .max(anchorLimits.mostParts),
  })
  .refine(({ letters }) => letters.reduce((sum, { text }) => sum + text.length, 0) <= anchorLimits.most)
  .refine(({ quote, letters }) => without(quote) === without(letters.map(({ text }) => text).join('')))
export type Anchor = z.infer<typeof anchorSchema>

/** The words of a comment or reply, none where it brings files instead; `@{id}` names a person. */
export const commentSaidSchema = wordsSchema(5_000)

/** How many files a comment or reply may bring, and how long the words may be that stand for one. */
export const attachedLimits = { most: 6, mostWords: 2_000 } as const

/** What stands for a file, for those who cannot hear or see it: null where nobody has said so yet. */
const standInSchema = someWordsSchema(attachedLimits.mostWords).nullable()

/** A file that a comment brings. */
export const attachedSchema = z.object({
  file: idSchema,
  alt: standInSchema,
  /** A picture that tells nothing beside the words. */
  decorative: z.boolean(),
})
export type Attached = z.infer<typeof attachedSchema>

/** A person's id where words name them. */
export const mention = /@\{([a-z0-9]{16})\}/g

/** The people that words name, each once. */
export function mentionedIn(words: string): readonly string[] {
  return [...new Set(Array.from(words.matchAll(mention), ([, person]) => person ?? ''))]
}
