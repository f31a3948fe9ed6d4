import type { z } from 'zod'
import type { FieldError } from './field-error.ts'

/** The text that a form sent for a field; empty where there is none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Words for what is wrong with each field, by the field's name. */
export type FieldWords = Readonly<Record<string, () => string>>

/**
 * Turns what a schema found into at most one error per field, in the order of the form. A field without words
 * of its own (nobody can type it) is told as a mistake of the whole form.
 */
export function fieldErrors(
  issues: readonly z.core.$ZodIssue[],
  words: FieldWords,
  otherwise: () => string,
): FieldError[] {
  const wrong = new Set(issues.map((issue) => issue.path.map(String)).map((path) => fieldOf(path, words)))
  const named = Object.entries(words).flatMap(([field, text]) =>
    wrong.has(field) ? [{ field, text: text() }] : [],
  )
  return wrong.has('') ? [...named, { field: '', text: otherwise() }] : named
}

/** The innermost part of the path that the form has a field for. */
function fieldOf(path: readonly string[], words: FieldWords): string {
  return path.findLast((part) => Object.hasOwn(words, part)) ?? ''
}
