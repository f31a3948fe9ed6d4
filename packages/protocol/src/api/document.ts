import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { spokenBySchema } from '../comment.ts'
import { granteeSchema } from '../command.ts'
import { idSchema } from '../id.ts'
import { importedFromSchema } from '../imported-from.ts'
import { letterSpanSchema } from '../letter-span.ts'
import { lineSchema } from '../line.ts'
import { permissionSchema } from '../permission.ts'
import { blockChangesSchema, markNameSchema } from '../suggestion.ts'
import { documentSummarySchema } from './space.ts'
import { whoSchema } from './who.ts'

/** A right given on a document or a section; null: nothing, whatever is given otherwise. */
export const grantViewSchema = z.object({ grantee: granteeSchema, permission: permissionSchema.nullable() })
export type GrantView = z.infer<typeof grantViewSchema>

/** What somebody may do to a document as a whole, and why. */
export const standingViewSchema = z.object({
  person: idSchema,
  /** Null: nothing. */
  permission: permissionSchema.nullable(),
  /** Through whom they have it: they were named, or hold an office, or are in the space; null: nothing was given. */
  through: granteeSchema.nullable(),
  /** More was given, and a limit that an organiser set for them holds it back. */
  limited: z.boolean(),
})
export type StandingView = z.infer<typeof standingViewSchema>

/** A section that the reader may at least read. */
export const sectionViewSchema = z.object({
  id: idSchema,
  /** The section's key in its kind, or null for one that was added. */
  key: z.string().nullable(),
  title: z.string(),
  prompt: z.string().nullable(),
  /** What the reader may do here now. */
  permission: permissionSchema,
  /** The reader decides here, also while nobody may write. */
  owns: z.boolean(),
  putAway: z.boolean(),
  /** Closed: its words stand as they are, and why. */
  closed: z.object({ by: idSchema, at: z.number().int(), reason: z.string() }).nullable(),
  /** Not open for writing yet: it waits for so many entries in another section; its title if the reader may see it. */
  waitsFor: z.object({ title: z.string().nullable(), entries: z.number().int() }).nullable(),
  /** It cannot be closed without words from this voice: a capacity, or a group of them. */
  needsVoice: z.string().nullable(),
  /** Those who may not read it see its title. */
  titleShown: z.boolean(),
  /** What was said of words here that others typed for somebody; left out where nothing was. */
  typed: z
    .array(
      z.object({
        person: idSchema,
        /** The person has said nothing yet of some of them. */
        waits: z.boolean(),
        /** What they confirmed last: the letters of each block, by their ids. */
        confirmed: z.array(z.array(letterSpanSchema)),
        disowned: z.array(letterSpanSchema),
      }),
    )
    .optional(),
  /** Rights given on this section apart from the document's; for those who own it. */
  grants: z.array(grantViewSchema),
})
export type SectionView = z.infer<typeof sectionViewSchema>

/** `GET /api/documents/{document}`: header and the sections that the reader may read, in order. */
export const documentViewSchema = documentSummarySchema.extend({
  space: z.object({ id: idSchema, slug: z.string(), name: z.string() }),
  /** The strongest that the reader may do to the document as a whole. */
  permission: permissionSchema,
  sections: z.array(sectionViewSchema),
  /** Those whose words the reader may type, in the capacity in which they speak; `except` in these sections, which the reader may edit. */
  voices: z.array(z.object({ person: idSchema, capacity: capacitySchema, except: z.array(idSchema) })),
  /** Sections that the reader may not read, of which they may know the title; `after` is the one before it that they may read. */
  titles: z.array(z.object({ id: idSchema, title: z.string(), after: idSchema.nullable() })),
  /** Rights given on the document; for those who own it. */
  grants: z.array(grantViewSchema),
  /** What each member may do to the document; for those who own it. */
  people: z.array(standingViewSchema),
})
export type DocumentView = z.infer<typeof documentViewSchema>

/** Someone's mark on words: whose they are and who typed them. There is always something to call them. */
export const markSchema = whoSchema.extend({ name: z.string() })

/** What is suggested for words: to come, to go, or to bear a mark or lose it. */
const suggestedWordsSchema = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['insertion', 'removal']), suggestion: z.string() }),
  z.object({ is: z.literal('mark'), suggestion: z.string(), name: markNameSchema, on: z.boolean() }),
])

/** What is suggested of a block: that it begins, that its beginning goes, or that it looks otherwise. */
const suggestedBlockSchema = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['beginning', 'removal', 'join']), suggestion: z.string() }),
  z.object({ is: z.literal('look'), suggestion: z.string(), changes: blockChangesSchema }),
])

/** Words in a row by one writer, typed at one time, with the same marks. */
export const runViewSchema = z.object({
  text: z.string(),
  author: markSchema,
  hand: markSchema,
  capacity: capacitySchema,
  /** How the words of another reached the hand, where it said so. */
  by: spokenBySchema.optional(),
  /** The file that their author put them in from; left out for what they wrote. */
  importedFrom: importedFromSchema.optional(),
  /** A hand typed them for their author, who has not said that they are theirs. */
  unconfirmed: z.literal(true).optional(),
  /** Their author said that they are not theirs. */
  disowned: z.literal(true).optional(),
  /** Milliseconds since 1970: when the server saved them. */
  at: z.number().int(),
  /** Who put them where they stand, and when, if they were first written elsewhere. */
  placed: z.object({ by: markSchema, at: z.number().int() }).optional(),
  marks: z.record(z.string(), z.unknown()),
  suggested: z.array(suggestedWordsSchema).optional(),
})
export type RunView = z.infer<typeof runViewSchema>

/** A block as read by the fixed rules (F16). */
export const blockViewSchema = z.object({
  kind: z.string(),
  level: z.number().int().optional(),
  list: z.enum(['bullet', 'ordered', 'task']).nullable(),
  depth: z.number().int(),
  checked: z.boolean(),
  cont: z.boolean(),
  /** Counted number of an ordered item, else null. */
  number: z.number().int().nullable(),
  box: z.object({ id: z.string(), kind: z.enum(['quote', 'callout']) }).nullable(),
  /** Of a picture only: the id of its file, null where it has none that could be found. */
  file: idSchema.nullable().optional(),
  /** Of a picture only: what can be seen in it, or empty. */
  alt: z.string().optional(),
  /** Of a picture only: there is nothing to say of it. */
  decorative: z.boolean().optional(),
  text: z.string(),
  runs: z.array(runViewSchema),
  suggested: z.array(suggestedBlockSchema).optional(),
})
export type BlockView = z.infer<typeof blockViewSchema>

/** `GET /api/sections/{section}/text` */
export const sectionTextSchema = z.object({
  /** The log row up to which this was read. */
  seq: z.number().int(),
  text: z.string(),
  blocks: z.array(blockViewSchema),
  /** The blocks as they read with what is suggested (F15); left out where nothing is. */
  shown: z.array(blockViewSchema).optional(),
  /** Later changes cannot be read: when the last one was saved that can (milliseconds since 1970); else left out. */
  asOf: z.number().int().optional(),
})
export type SectionText = z.infer<typeof sectionTextSchema>

/** `POST /api/spaces/{space}/documents`, fixed for tools. */
export const createDocumentSchema = z.object({ kind: z.string(), title: lineSchema(200) })
export const createdDocumentSchema = z.object({
  id: idSchema,
  sections: z.array(z.object({ id: idSchema, title: z.string() })),
})
