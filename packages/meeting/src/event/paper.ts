import { idSchema } from '@alongside/protocol'
import { z } from 'zod'
import { inMeeting } from './in-meeting.ts'

/** What a paper is: a document with its sections as they stood after these rows, or a file. */
export const paperSourceSchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('document'),
    document: idSchema,
    sections: z.array(z.object({ section: idSchema, seq: z.number().int().nonnegative() })),
  }),
  z.object({ what: z.literal('file'), file: idSchema }),
])

/** Heard by those who may read what it is for: `item`, or the whole meeting. */
export const paperAdded = z.object({
  kind: z.literal('paperAdded'),
  payload: z.object({
    ...inMeeting,
    item: idSchema.nullable(),
    paper: idSchema,
    title: z.string(),
    source: paperSourceSchema,
  }),
})

export const paperRemoved = z.object({
  kind: z.literal('paperRemoved'),
  payload: z.object({ ...inMeeting, item: idSchema.nullable(), paper: idSchema }),
})

/** In which format the papers reached somebody: by mail, in the product alone, or on paper by somebody's hand. */
export const packWaySchema = z.enum(['app', 'mail', 'print'])

/** The papers of the meeting were sent, to each in the way that they asked for. */
export const packSent = z.object({
  kind: z.literal('packSent'),
  payload: z.object({
    ...inMeeting,
    pack: idSchema,
    papers: z.array(idSchema),
    to: z.array(z.object({ person: idSchema, way: packWaySchema, formats: z.array(z.string()) })),
  }),
})

/** What one person needs at this meeting; heard by them and by those who prepare it. */
export const checksMade = z.object({
  kind: z.literal('checksMade'),
  payload: z.object({
    ...inMeeting,
    person: idSchema,
    /** `need` names a line of the person's needs record; its words stand there alone. */
    checks: z.array(z.object({ check: idSchema, need: z.string() })),
  }),
})

export const checkTicked = z.object({
  kind: z.literal('checkTicked'),
  payload: z.object({ ...inMeeting, check: idSchema, met: z.boolean().nullable() }),
})
