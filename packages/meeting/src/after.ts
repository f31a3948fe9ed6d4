import { capacitySchema, heardAnswerSchema, learnedWordsSchema } from '@alongside/protocol'
import { z } from 'zod'
import type { Meeting } from './meeting.ts'

/** Until when people say how a meeting was, when they may for so long after its end; null while it is not over. */
export function answersCloseAt({ endedAt }: Pick<Meeting, 'endedAt'>, openMs: number): number | null {
  return endedAt === null ? null : endedAt + openMs
}

const countsSchema = z
  .array(z.object({ answer: heardAnswerSchema, count: z.number().int().nonnegative() }))
  .readonly()

/** How many of the people of a group gave each answer to "Was I heard?"; null: they were of one mind, and it is held back. */
export const heardGroupSchema = z.object({
  capacities: z.array(capacitySchema).readonly(),
  people: z.number().int().positive(),
  counts: countsSchema.nullable(),
})

/** `GET /api/meetings/{meeting}/after`: what the reader may know of how a meeting was. */
export const afterAnswerSchema = z.object({
  /** Until when (milliseconds since 1970) it is asked; null: the meeting is not over. */
  closesAt: z.number().int().nullable(),
  /** The answers are counted, and nobody's answer is kept. */
  isClosed: z.boolean(),
  /** The reader was there. */
  wasThere: z.boolean(),
  /** What the reader has answered, and written without their name; nobody else is told, and after the close nobody. */
  mine: z.object({ heard: heardAnswerSchema.nullable(), learned: z.string().nullable() }),
  /** From the close on; null: too few answered. */
  heard: z
    .object({
      groups: z.array(heardGroupSchema).readonly(),
      total: z.object({ people: z.number().int(), counts: countsSchema }).nullable(),
    })
    .nullable(),
  /** From the close on: what was written without names, in an order that tells nothing. */
  learned: z.array(z.string()).readonly(),
  /** The key of the answers is gone, so that nobody can ever open them. */
  isLost: z.boolean(),
})
export type AfterAnswer = z.infer<typeof afterAnswerSchema>

/** `PUT /api/meetings/{meeting}/after/heard`; null takes the answer back. */
export const sayHeardSchema = z.object({ answer: heardAnswerSchema.nullable() })

/** `PUT /api/meetings/{meeting}/after/learned`: without one's name; null takes it back. */
export const sayLearnedSchema = z.object({ words: learnedWordsSchema.nullable() })
