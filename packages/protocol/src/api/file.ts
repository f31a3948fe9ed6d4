import { z } from 'zod'
import { idSchema } from '../id.ts'

/**
 * The header of `POST /api/sections/{section}/files` that says what the file is called, with percent signs for
 * what a header cannot hold, as `encodeURIComponent` writes it. Names stand in no address: logs keep those.
 */
export const fileNameHeader = 'x-file-name'

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
})
export type FileView = z.infer<typeof fileViewSchema>
