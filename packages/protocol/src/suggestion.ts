import { z } from 'zod'
import { clientIdOf, nibOf, penOf } from './pen.ts'

/**
 * What people propose for a section and what became of it, as it stands in the section's document (F15): entries in
 * the root `sug:<id>`, and fates in the root `fates`. The gate reads fates from bytes with the same schema.
 */

/** A pen in base 36 has this many digits in the id of a suggestion. */
const penDigits = 7

/** The id of a pen's suggestion with this number, which counts from 0: so that its name alone says whose it is. */
export function suggestionIdOf(pen: number, number: number): string {
  return pen.toString(36).padStart(penDigits, '0') + number.toString(36)
}

/** The pen whose suggestion an id names, or null if it is no such id. */
export function penOfSuggestion(id: string): number | null {
  if (!/^[0-9a-z]{8,15}$/.test(id)) return null
  const pen = Number.parseInt(id.slice(0, penDigits), 36)
  return pen > 0 && pen < 2 ** 32 ? pen : null
}

/** How many suggestions one pen begins: a person's page goes on with the last of them, and a room lets no more in. */
export const suggestionLimits = { mostOfPen: 2_000 } as const

/** The name of the root in which the entries of a suggestion stand. */
export function rootOfSuggestion(id: string): string {
  return `sug:${id}`
}

/** The id of the suggestion whose entries stand in a root, or null for any other root. */
export function suggestionOfRoot(root: string): string | null {
  if (!root.startsWith('sug:')) return null
  const id = root.slice('sug:'.length)
  return penOfSuggestion(id) === null ? null : id
}

/** The key of an entry that a pen puts at this clock of its marker id for suggestions: no two entries have one. */
export function entryKeyOf(pen: number, clock: number): string {
  return keyOf(pen, clock)
}

/** The unit that is the first under the key of an entry, or null for a key that no entry has. */
export function entryOfKey(key: string): { readonly client: number; readonly clock: number } | null {
  const [, pen = '', clock = ''] = /^([0-9a-z]{1,7})-(\d{1,10})$/.exec(key) ?? []
  const number = Number.parseInt(pen, 36)
  if (!(number > 0 && number < 2 ** 32) || entryKeyOf(number, Number(clock)) !== key) return null
  return { client: clientIdOf(number, { marker: true, suggestion: true }), clock: Number(clock) }
}

/** The key of the fate that a client writes at this clock. */
export function fateKeyOf(client: number, clock: number): string {
  return keyOf(client, clock)
}

function keyOf(number: number, clock: number): string {
  return `${number.toString(36)}-${clock}`
}

/** The id of a suggestion. */
export const suggestionIdSchema = z.string().refine((id) => penOfSuggestion(id) !== null)
const clock = z
  .number()
  .int()
  .nonnegative()
  .max(2 ** 31)

/** Units of one Yjs client: from the first up to but not including the last clock. */
const idRangeSchema = z
  .tuple([z.number().refine((client) => penOf(client) !== null), clock, clock])
  .refine(([, from, to]) => from < to)
  .readonly()
export type IdRange = readonly [client: number, from: number, to: number]

const idsSchema = z.array(idRangeSchema).max(10_000).readonly()

/** The marks that words may bear. */
export const markNameSchema = z.enum(['bold', 'italic', 'underline', 'strike', 'code', 'link', 'highlight'])

/** What a mark is to say; null takes it away. */
export const markValueSchema = z
  .union([z.literal(true), z.object({ href: z.string().max(2_000) })])
  .nullable()

/** The attributes of a block that a suggestion may set; null takes one away. */
export const blockChangesSchema = z.object({
  kind: z.enum(['paragraph', 'heading', 'code', 'divider']).optional(),
  level: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .nullable()
    .optional(),
  list: z.enum(['bullet', 'ordered', 'task']).nullable().optional(),
  depth: z.number().int().min(0).max(999_999).optional(),
  checked: z.boolean().optional(),
  start: z.number().int().min(0).max(999_999).nullable().optional(),
  cont: z.boolean().optional(),
  box: z
    .object({ id: z.string().min(1).max(64), kind: z.enum(['quote', 'callout']) })
    .nullable()
    .optional(),
})

/** One entry of a suggestion: everything that it is besides its own words and markers (F15b). */
export const suggestionEntrySchema = z.discriminatedUnion('type', [
  /**
   * From these clocks on what the pen suggests is of this suggestion, until another of the pen begins. With `of` it is
   * what stood in another suggestion, here or in another section, and was put where it stands now by somebody who edits.
   */
  z.object({ type: z.literal('from'), letters: clock, markers: clock, of: suggestionIdSchema.optional() }),
  /** These letters, embeds and markers are to go. */
  z.object({ type: z.literal('remove'), ids: idsSchema }),
  /** The blocks that these markers begin are to be joined to those before them. */
  z.object({ type: z.literal('join'), ids: idsSchema }),
  /** These letters are to bear a mark, or with null to lose it. */
  z.object({
    type: z.literal('mark'),
    ids: idsSchema,
    name: markNameSchema,
    value: markValueSchema,
  }),
  /** The blocks that these markers begin are to be of another kind, list or depth. */
  z.object({ type: z.literal('block'), ids: idsSchema, changes: blockChangesSchema }),
  /** These letters were cut by somebody who edits, with what this suggestion says of them. */
  z.object({ type: z.literal('taken'), ids: idsSchema, of: suggestionIdSchema }),
])
export type SuggestionEntry = z.infer<typeof suggestionEntrySchema>

/** How many ranges of ids and how many entries one fate decides; what has more is decided by several. */
export const fateLimits = { mostIds: 1_000, mostEntries: 10_000 } as const

/** What became of a suggestion, or of the part of it that was there (F15c). A fate is for good. */
export const fateSchema = z.object({
  fate: z.enum(['accepted', 'rejected']),
  suggestion: suggestionIdSchema,
  /** Its words and markers. */
  ids: z
    .array(idRangeSchema)
    .max(fateLimits.mostIds)
    .refine((ids) => ids.every(([client]) => nibOf(client).suggestion))
    .readonly(),
  /** The keys of its entries. */
  entries: z.array(z.string().max(64)).max(fateLimits.mostEntries),
})
export type Fate = z.infer<typeof fateSchema>

/** How much of the words that a change is about is told, in UTF-16 units, and how many changes of one suggestion. */
export const changeLimits = { mostWords: 400, mostChanges: 40 } as const

const wordsSchema = z.string().max(changeLimits.mostWords + 1)

/** One thing that a suggestion would do to the text, as it can be put in words. Long words end in `…`. */
export const suggestedChangeSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('add'), words: wordsSchema }),
  z.object({ is: z.literal('remove'), words: wordsSchema }),
  z.object({ is: z.literal('replace'), words: wordsSchema, by: wordsSchema }),
  /** A block is parted in two. */
  z.object({ is: z.literal('split') }),
  /** A block is joined to the one before it. */
  z.object({ is: z.literal('join') }),
  /** These words bear a mark, or lose it. */
  z.object({
    is: z.literal('mark'),
    words: wordsSchema,
    name: markNameSchema,
    on: z.boolean(),
  }),
  /** The block with these words becomes of another kind, list or depth. */
  z.object({ is: z.literal('block'), words: wordsSchema, changes: blockChangesSchema }),
])
export type SuggestedChange = z.infer<typeof suggestedChangeSchema>

/** A suggestion with what it said at one time, for what is to outlast it. */
export const quotedSuggestionSchema = z.object({
  id: suggestionIdSchema,
  changes: z.array(suggestedChangeSchema).max(changeLimits.mostChanges),
})
export type QuotedSuggestion = z.infer<typeof quotedSuggestionSchema>
