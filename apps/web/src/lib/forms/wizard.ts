import type { FieldError } from './field-error.ts'

/** What was answered so far: the texts of each field, several where several may be chosen. */
export type Values = Readonly<Record<string, readonly string[]>>

/** One question on a page of its own. */
export interface Step<Name extends string = string> {
  readonly name: Name
  /** The fields of the page; other pages carry them along hidden. */
  readonly fields: readonly string[]
  /** What is wrong with the answers of this page. */
  check(values: Values): readonly FieldError[]
}

/** Which question is asked now. `changing`: the person came from the last page to change this answer. */
export interface Place<Name extends string = string> {
  readonly step: Name
  readonly values: Values
  readonly errors: readonly FieldError[]
  readonly changing: boolean
}

export type Walked<Name extends string> =
  { readonly at: 'place'; readonly place: Place<Name> } | { readonly at: 'done'; readonly values: Values }

/** The first question, with what is known already. */
export function begin<Name extends string>(steps: readonly Step<Name>[], values: Values = {}): Place<Name> {
  return { step: steps[0]!.name, values, errors: [], changing: false }
}

/** Back at the question that holds the mistake (or at the last), as when the server refused what was asked. */
export function mendAt<Name extends string>(
  steps: readonly Step<Name>[],
  values: Values,
  errors: readonly FieldError[],
): Place<Name> {
  const wrong = new Set(errors.map((error) => error.field))
  const step = steps.find(({ fields }) => fields.some((field) => wrong.has(field))) ?? steps.at(-1)!
  return { step: step.name, values, errors, changing: step !== steps.at(-1) }
}

/**
 * Goes from one question to the next by what a form sent: `step` (where the person is), `go` (`back`, or
 * `to-…` to change an answer; else on) and the answers. Done when the last page is passed and all answers are
 * good. The form holds the whole state, so that it works without script and in two tabs.
 */
export function walk<Name extends string>(steps: readonly Step<Name>[], form: FormData): Walked<Name> {
  const fields = steps.flatMap((step) => step.fields)
  const values = answersTo(fields, form)
  const at = Math.max(
    0,
    steps.findIndex((step) => step.name === form.get('step')),
  )
  const go = form.get('go')
  const place = (step: Step<Name>, errors: readonly FieldError[] = [], changing = false) =>
    ({ at: 'place', place: { step: step.name, values, errors, changing } }) as const

  const asked = steps.find((step) => go === `to-${step.name}`)
  if (asked) return place(asked, [], true)
  if (go === 'back') return place(steps[Math.max(0, at - 1)]!)

  const changing = form.has('changing')
  const errors = steps[at]!.check(values)
  if (errors.length > 0) return place(steps[at]!, errors, changing)
  if (at < steps.length - 1) return place(changing ? steps.at(-1)! : steps[at + 1]!)

  const wrong = steps.find((step) => step.check(values).length > 0)
  return wrong ? place(wrong, wrong.check(values), true) : { at: 'done', values }
}

/** What a form sent to some fields. */
export function answersTo(fields: readonly string[], form: FormData): Values {
  return Object.fromEntries(
    fields.map((field) => [field, form.getAll(field).filter((value) => typeof value === 'string')]),
  )
}

/** The one answer to a field, without spaces around it; empty where there is none. */
export function answer(values: Values, field: string): string {
  return values[field]?.[0]?.trim() ?? ''
}

/** The one answer to a field, or null where it was left empty. */
export function answerOrNull(values: Values, field: string): string | null {
  return answer(values, field) || null
}
