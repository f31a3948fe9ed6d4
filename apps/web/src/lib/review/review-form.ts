import { claimSchema, daySchema, idSchema, lineSchema, rungSchema, scopeSchema } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { FieldError } from '#lib/forms/field-error.ts'
import { answer, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** Stands for a review that follows none. */
export const none = 'none'

/** All that is asked before a review is begun. */
export const reviewFields = ['title', 'scope', 'begins', 'ends', 'rung', 'words', 'from'] as const

const check = checkFields({
  title: [lineSchema(200), m.review_co_titleWrong],
  scope: [scopeSchema, m.review_co_scopeWrong],
  begins: [daySchema, m.evaluation_dayWrong],
  ends: [daySchema, m.evaluation_dayWrong],
  rung: [rungSchema, m.review_co_rungWrong],
  words: [claimSchema.shape.words, m.review_co_rungWhyWrong],
  from: [z.union([z.literal(['', none]), idSchema]), m.evaluation_fromWrong],
})

/** What is wrong with the answers, in words that say what to do. */
export function checkReview(values: Values): readonly FieldError[] {
  const wrong = check(values)
  return wrong.length === 0 && answer(values, 'ends') < answer(values, 'begins')
    ? [{ field: 'ends', text: m.evaluation_endsWrong() }]
    : wrong
}
