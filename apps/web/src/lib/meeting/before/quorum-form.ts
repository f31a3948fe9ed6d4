import { capacitySchema, quorumRuleSchema, type QuorumRule } from '@alongside/protocol'
import type { FieldError } from '#lib/forms/field-error.ts'
import { answer, type Values } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** Whom a line of a quorum rule may count. */
export const quorumWho = ['livedExperience', 'lay', ...capacitySchema.options] as const

/** How many lines a rule may have. */
export const mostLines = 10

/** A line as it is typed. */
export interface TypedLine {
  readonly who: string
  readonly count: string
}

/** The lines that were begun, in their order. */
export function linesOf(values: Values): readonly TypedLine[] {
  const counts = values['quorumOf'] ?? []
  return (values['quorumWho'] ?? []).map((who, at) => ({ who, count: counts[at]?.trim() ?? '' }))
}

/** The id of one of the two fields of a line, so that a mistake leads to it. */
export const lineField = (part: 'Who' | 'Of', at: number): string => `quorum${part}-${at}`

const isCount = (typed: string, least: number): boolean =>
  /^\d{1,3}$/.test(typed) && Number(typed) >= least && Number(typed) <= 500

export function quorumErrors(values: Values): readonly FieldError[] {
  const all = answer(values, 'atLeast')
  const errors: FieldError[] =
    all === '' || isCount(all, 0) ? [] : [{ field: 'atLeast', text: m.meeting_countWrong() }]
  const seen = new Set<string>()
  for (const [at, { who, count }] of linesOf(values).entries()) {
    if (who === '' && count === '') continue
    if (who === '') errors.push({ field: lineField('Who', at), text: m.meeting_quorumWhoMissing() })
    else if (seen.has(who)) errors.push({ field: lineField('Who', at), text: m.meeting_quorumTwice() })
    if (!isCount(count, 1)) errors.push({ field: lineField('Of', at), text: m.meeting_quorumOfWrong() })
    seen.add(who)
  }
  return errors
}

/** The rule that the answers make. Throws `ZodError` unless they were checked. */
export function quorumFrom(values: Values): QuorumRule {
  const of = linesOf(values).filter(({ who }) => who !== '')
  return quorumRuleSchema.parse({
    atLeast: Number(answer(values, 'atLeast') || 0),
    of: of.map(({ who, count }) => ({ who, atLeast: Number(count) })),
  })
}

/** The answers that make this rule. */
export function answersOfQuorum({ atLeast, of }: QuorumRule): Values {
  return {
    atLeast: [atLeast === 0 ? '' : String(atLeast)],
    quorumWho: of.map(({ who }) => who),
    quorumOf: of.map((line) => String(line.atLeast)),
  }
}
