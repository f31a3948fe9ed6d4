import { z } from 'zod'
import { writerSchema } from '../writer.ts'

/** 24, server to client: who writes with which pen; all of the section's after *welcome*, then each new one before its first word. */
export const writersSchema = z.object({ writers: z.array(writerSchema) })
export type Writers = z.infer<typeof writersSchema>
