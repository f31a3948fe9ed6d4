import { z } from 'zod'
import { idSchema } from './id.ts'

/** In what form someone can take something in. */
export const formats = [
  'largePrint',
  'easyWords',
  'pictures',
  'audio',
  'paper',
  'braille',
  'signLanguage',
] as const
export const formatSchema = z.enum(formats)
export type Format = z.infer<typeof formatSchema>

const words = (most: number) => z.string().trim().max(most)

/** How someone is told outside the product; in the app alone where they are not. */
export const waySchema = z.enum(['app', 'mail', 'letter', 'call'])

/**
 * How someone is told what there is to hear beside the list in the product. A letter and a call are the task of a
 * member who is named, or of the organisers where none is.
 */
export const channelSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('app') }),
  z.object({ by: z.literal('mail') }),
  z.object({ by: z.enum(['letter', 'call']), from: idSchema.nullable() }),
])
export type Channel = z.infer<typeof channelSchema>

/** Who may read someone's needs beside themselves. */
export const sharingSchema = z.discriminatedUnion('with', [
  z.object({ with: z.enum(['nobody', 'organisers', 'space']) }),
  z.object({ with: z.literal('people'), people: z.array(idSchema).min(1).max(50) }),
])
export type Sharing = z.infer<typeof sharingSchema>

/** How a person wants to be reached and helped in a space. */
export const needsSchema = z.object({
  formats: z.array(formatSchema).max(formats.length),
  /** More about that, in words. */
  formatWords: words(500),
  language: words(60),
  channel: channelSchema,
  /** Where a letter or a call reaches them; read only by them and by whoever writes or calls. */
  reach: words(300),
  times: words(300),
  /** The member who supports them, or null. */
  supporter: idSchema.nullable(),
  /** Someone else who does, in words. */
  supporterWords: words(300),
  pleaseDo: words(1000),
  pleaseDont: words(1000),
  sharing: sharingSchema,
})
export type Needs = z.infer<typeof needsSchema>
