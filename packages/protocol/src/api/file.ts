import { z } from 'zod'
import { idSchema } from '../id.ts'

/**
 * The header of `POST /api/sections/{section}/files` that says what the file is called, with percent signs for
 * what a header cannot hold, as `encodeURIComponent` writes it. Names stand in no address: logs keep those.
 */
export const fileNameHeader = 'x-file-name'

/**
 * What a file was brought for: to be seen in the text, to come with a comment, to stand in the list of files, or to show
 * why somebody scored as they did, which came out of a box.
 */
export const fileUseSchema = z.enum(['text', 'comment', 'list', 'reason'])
export type FileUse = z.infer<typeof fileUseSchema>

/** The query of `POST /api/sections/{section}/files`. */
export const addFileQuerySchema = z.object({ use: fileUseSchema.exclude(['reason']).default('text') })

/** `POST /api/sections/{section}/files/brought`: a picture of another section is to be seen here too. */
export const bringFileSchema = z.object({ file: idSchema })

/** A file that stands in a section; `GET /api/files/{file}` gives its bytes to whoever may read the section. */
export const fileViewSchema = z.object({
  id: idSchema,
  section: idSchema,
  /** What it is called, without a path. */
  name: z.string(),
  /** What its bytes are, whatever its name said (`image/png`). */
  type: z.string(),
  bytes: z.number().int(),
  /** The size of a picture in pixels; null for what is none. */
  picture: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  /** Milliseconds since 1970, by the server's clock. */
  addedAt: z.number().int(),
  addedBy: idSchema.nullable(),
  use: fileUseSchema,
})
export type FileView = z.infer<typeof fileViewSchema>

/** `GET /api/documents/{document}/files`: those of all sections that the reader may read. */
export const documentFilesSchema = z.object({
  files: z.array(
    fileViewSchema.extend({
      /** Where it stands: in a comment, by its thread, in the text, in the list alone, with a score, or nowhere any more. */
      stands: z.discriminatedUnion('in', [
        z.object({ in: z.literal('comment'), thread: idSchema }),
        z.object({ in: z.literal('text') }),
        z.object({ in: z.literal('list') }),
        z.object({ in: z.literal('reason') }),
        z.object({ in: z.literal('nowhere') }),
      ]),
      /** Null where the adder shows only their capacity. */
      addedByName: z.string().nullable(),
      mayRemove: z.boolean(),
    }),
  ),
})
export type DocumentFiles = z.infer<typeof documentFilesSchema>

/** `GET /api/limits`: what a person may send, for screens that say so before anything is sent. */
export const sendLimitsSchema = z.object({ fileBytes: z.number().int() })
export type SendLimits = z.infer<typeof sendLimitsSchema>
