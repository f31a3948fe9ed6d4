import { fail } from '@sveltejs/kit'
import type { Answer, Trouble } from '#lib/api.ts'
import { troubleWords } from '#lib/words/trouble.ts'
import type { FieldError } from './field-error.ts'
import type { FieldWords } from './read-form.ts'

/** What a form gets back when it was not carried out: what was typed, and what to mend. */
export interface Refused<Values> {
  readonly values: Values
  readonly errors: readonly FieldError[]
}

/** Gives a form back with its mistakes; nothing that was typed is lost. */
export function mend<Values>(values: Values, errors: readonly FieldError[]) {
  return fail(400, { values, errors } satisfies Refused<Values>)
}

/** Gives a form back because the server refused; the error stands at the field that the server names. */
export function refuse<Values>(
  values: Values,
  answer: Extract<Answer<unknown>, { ok: false }>,
  words: FieldWords = {},
) {
  const status = answer.status >= 400 && answer.status <= 599 ? answer.status : 503
  return fail(status, { values, errors: [errorOf(answer.trouble, words)] } satisfies Refused<Values>)
}

/** The words of a refusal, at the field that the server names where the form has it. */
export function errorOf({ kind, field }: Trouble, words: FieldWords): FieldError {
  const own = field === undefined ? undefined : words[field]
  if (field !== undefined && own !== undefined)
    return { field, text: kind === 'invalid' ? own() : troubleWords(kind) }
  return { field: '', text: troubleWords(kind) }
}
