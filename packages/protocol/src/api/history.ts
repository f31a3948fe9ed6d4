import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { idSchema } from '../id.ts'
import { blockViewSchema, markSchema, runViewSchema } from './document.ts'
import { erasedViewSchema } from './erasing.ts'

const seqSchema = z.number().int().nonnegative()
const countSchema = z.number().int().nonnegative()
/** Milliseconds since 1970. */
const timeSchema = z.number().int()

/** The id that the first unit of words, or the beginning of a block, has in the section's document. */
const writtenIdSchema = z.object({ client: z.number().int().positive(), clock: countSchema })

/** How many letters somebody added, removed and moved, in one capacity. What is a suggestion counts apart. */
const letterCountsSchema = z.object({
  author: markSchema,
  hand: markSchema,
  capacity: capacitySchema,
  added: countSchema,
  removed: countSchema,
  moved: countSchema,
  /** Those that were put in from files, which nobody here wrote. */
  imported: countSchema,
})
export type LetterCounts = z.infer<typeof letterCountsSchema>

/** A version of an earlier row that was brought back. */
const restoredViewSchema = z.object({
  /** The row that brought it back. */
  seq: seqSchema,
  /** The row after which the text had read so. */
  from: seqSchema,
  by: markSchema,
  at: timeSchema,
})

/** Rows of a section with no long pause between them. */
const sittingViewSchema = z.object({
  /** The first and the last row of it. */
  from: seqSchema,
  to: seqSchema,
  /** The minutes in which the first and the last thing happened, by their beginnings. */
  beganAt: timeSchema,
  endedAt: timeSchema,
  /** Who did something, most first; `suggested` are letters that were written as suggestions. */
  people: z.array(letterCountsSchema.extend({ suggested: countSchema })),
  /** In order. */
  restored: z.array(restoredViewSchema),
})
export type SittingView = z.infer<typeof sittingViewSchema>

/** A version that somebody gave a name, in one section. */
const versionOfSectionSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** The last row that is in it. */
  seq: seqSchema,
  by: markSchema,
  at: timeSchema,
})

/** `GET /api/sections/{section}/history`; with `?before={row}` the sittings that began before that row. */
export const sectionHistorySchema = z.object({
  section: idSchema,
  /** The last row of its log. */
  seq: seqSchema,
  /** Latest first; fifty at most. */
  sittings: z.array(sittingViewSchema),
  /** What to ask `before` for the sittings before these; null: there are none. */
  earlier: seqSchema.nullable(),
  /** Latest first. */
  versions: z.array(versionOfSectionSchema),
  /** What was erased of it, latest first. */
  erased: z.array(erasedViewSchema),
})
export type SectionHistory = z.infer<typeof sectionHistorySchema>

/** Who did it and when; null where nobody in particular did, or it is not known any more. */
const doneSchema = z.object({
  by: markSchema.nullable(),
  capacity: capacitySchema.nullable(),
  at: timeSchema.nullable(),
})

/** What became of words since another moment. Words that stand where they stood say nothing. */
const wordsChangeSchema = doneSchema.extend({ is: z.enum(['added', 'removed', 'movedHere', 'movedAway']) })

/** What a block's beginning says, before it is settled against its neighbours (F16). */
const askedSchema = z.object({
  kind: z.enum(['paragraph', 'heading', 'code', 'divider', 'image', 'placeholder']),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  list: z.enum(['bullet', 'ordered', 'task']).nullable(),
  depth: z.number().int(),
  checked: z.boolean(),
  start: z.number().int().nullable(),
  cont: z.boolean(),
  box: z.object({ id: z.string(), kind: z.enum(['quote', 'callout']) }).nullable(),
  file: idSchema.nullable(),
  alt: z.string(),
  decorative: z.boolean(),
  /** Of a block that this version does not know, all that it says; else null. */
  unknown: z.object({ kind: z.string(), attributes: z.record(z.string(), z.unknown()) }).nullable(),
})

/**
 * What became of the beginning of a block: it came, it went (what follows stands in the block before), or the block
 * is something else than it was.
 */
const blockChangeSchema = z.discriminatedUnion('is', [
  doneSchema.extend({ is: z.enum(['added', 'removed']) }),
  doneSchema.extend({ is: z.literal('changed'), was: askedSchema }),
])

const momentRunSchema = runViewSchema.omit({ suggested: true }).extend({
  /** Unit `i` of the text has the id `{client, clock: clock + i}`. */
  id: writtenIdSchema,
  /** What stands here in place of a letter; left out for words. */
  embed: z.object({ value: z.unknown() }).optional(),
  change: wordsChangeSchema.optional(),
})

const momentBlockSchema = blockViewSchema.omit({ suggested: true, runs: true }).extend({
  /** Null for a block that nobody began. */
  id: writtenIdSchema.nullable(),
  asked: askedSchema,
  runs: z.array(momentRunSchema),
  change: blockChangeSchema.optional(),
})
export type MomentBlock = z.infer<typeof momentBlockSchema>

/**
 * `GET /api/sections/{section}/history/{row}?since={row}`: the section as it read after a row, and what is otherwise
 * than after an earlier one. What was only suggested then is not in it.
 */
export const sectionMomentSchema = z.object({
  section: idSchema,
  /** The last row of the section's log. */
  head: seqSchema,
  /** The row after which it read so, and when that was saved; null where it is empty. */
  seq: seqSchema,
  at: timeSchema.nullable(),
  /** The row with which it is compared; null: with none. */
  since: seqSchema.nullable(),
  /** In order; what was removed stands among the others where it stood. A block's `text` is as it read then. */
  blocks: z.array(momentBlockSchema),
  /** Who changed it since, most first; empty where it is compared with nothing. */
  people: z.array(letterCountsSchema),
})
export type SectionMoment = z.infer<typeof sectionMomentSchema>

/** A version of a document that somebody gave a name. */
const documentVersionSchema = z.object({
  id: idSchema,
  name: z.string(),
  by: markSchema,
  at: timeSchema,
  /** The last row of each section that is in it; those that the reader may read now. */
  sections: z.array(z.object({ section: idSchema, seq: seqSchema })),
})

/** `GET /api/documents/{document}/history` */
export const documentHistorySchema = z.object({
  document: idSchema,
  /** Latest first. */
  versions: z.array(documentVersionSchema),
  /**
   * When the first lay words came, in the minute that begins then, and how many letters stood there before, in all
   * sections that the reader may read; null while there are no lay words.
   */
  beginning: z.object({ section: idSchema, at: timeSchema, letters: countSchema }).nullable(),
})
export type DocumentHistory = z.infer<typeof documentHistorySchema>
