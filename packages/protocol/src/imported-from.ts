import { z } from 'zod'
import { lineSchema } from './line.ts'

/** A file that words were put in from: what it is called, and whom it names itself as its writer. */
export const importedFromSchema = z.object({
  /** Without a path. */
  file: lineSchema(200),
  /** The file's own claim, tied to nobody here; left out where it makes none. */
  claim: lineSchema(200).optional(),
})
export type ImportedFrom = z.infer<typeof importedFromSchema>
