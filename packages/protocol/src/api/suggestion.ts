import { z } from 'zod'
import { capacitySchema } from '../capacity.ts'
import { idSchema } from '../id.ts'
import { suggestedChangeSchema } from '../suggestion.ts'
import { placeSchema } from './place.ts'
import { whoSchema } from './who.ts'

/** Something that is suggested, and what became of it. */
export const suggestionViewSchema = z.object({
  /** Names the suggestion, in the section's document too. */
  id: z.string(),
  /** Whose it is, and in what capacity. */
  voice: whoSchema,
  capacity: capacitySchema,
  /** Who typed it, where that was another; else null. */
  hand: whoSchema.nullable(),
  /** Who put it where it stands, where that was another; left out for most. */
  moved: whoSchema.optional(),
  /** Milliseconds since 1970: when the first of it was saved. */
  at: z.number().int(),
  /** What it says; empty where nothing is left of what it was about. */
  changes: z.array(suggestedChangeSchema),
  /** Where it stood when this was read, with open suggestions counted; null: nowhere, or it is decided. */
  stands: z.object({ from: placeSchema, to: placeSchema }).nullable(),
  /** Null while it is open. What was suggested under its id afterwards is a suggestion of its own. */
  fate: z
    .object({
      is: z.enum(['accepted', 'rejected']),
      /** Which decision it was, of several on one suggestion. */
      key: z.string(),
      by: whoSchema,
      at: z.number().int(),
    })
    .nullable(),
})
export type SuggestionView = z.infer<typeof suggestionViewSchema>

/** `GET /api/sections/{section}/suggestions`: the open ones in the order of the text, then the decided, latest first. */
export const sectionSuggestionsSchema = z.object({
  section: idSchema,
  suggestions: z.array(suggestionViewSchema),
})
export type SectionSuggestions = z.infer<typeof sectionSuggestionsSchema>
