import { capacityGroups, idSchema, type Capacity } from '@alongside/protocol'
import { z } from 'zod'
import { isIn, type Deed, type Span } from './deed.ts'
import { isEnough } from './enough.ts'

/** How the words of a document began: who was there from the start. */
export const beginningSchema = z.object({
  /** Null: which one is not told. */
  document: idSchema.nullable(),
  /** Null: too few wrote it, or too little, to say more. */
  told: z
    .object({
      /** When the first lay words came that still stand (milliseconds since 1970); null: none do. */
      firstLayAt: z.number().int().nullable(),
      /** Of the words that stand, how many there are, and how many were there before those. */
      whole: z.number().int().nonnegative(),
      before: z.number().int().nonnegative(),
    })
    .nullable(),
})
export type Beginning = z.infer<typeof beginningSchema>

const lay: readonly Capacity[] = capacityGroups.lay

/** How each document began in which something was written in a span of time. */
export function beginningsOf(words: readonly Deed[], span: Span): Beginning[] {
  const documents = Map.groupBy(words, ({ source }) => (source.what === 'section' ? source.document : ''))
  return [...documents]
    .filter(([document, written]) => document !== '' && written.some((one) => isIn(span, one)))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([document, written]) => ({ document, told: toldOf(written.filter(({ at }) => at <= span.to)) }))
}

function toldOf(written: readonly Deed[]): Beginning['told'] {
  const writers = new Set(written.map(({ person }) => person))
  if (!isEnough(writers.size, written.length)) return null
  const layTimes = written.flatMap(({ capacity, at }) => (lay.includes(capacity) ? [at] : []))
  const firstLayAt = layTimes.length === 0 ? null : Math.min(...layTimes)
  return {
    firstLayAt,
    whole: wordsIn(written),
    before: firstLayAt === null ? wordsIn(written) : wordsIn(written.filter(({ at }) => at < firstLayAt)),
  }
}

function wordsIn(written: readonly Deed[]): number {
  return written.reduce((sum, { whole }) => sum + whole, 0)
}
