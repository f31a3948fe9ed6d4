import { z } from 'zod'
import type { FieldError } from './field-error.ts'
import { answer, type Values } from './wizard.ts'

/** A schema for the answer to a field, and words for when it does not hold. */
type Rule = readonly [schema: z.ZodType, words: () => string]

/** Makes the check of a page: a field whose schema takes a list gets all its answers, others the one. */
export function checkFields(
  rules: Readonly<Record<string, Rule>>,
): (values: Values) => readonly FieldError[] {
  return (values) =>
    Object.entries(rules).flatMap(([field, [schema, words]]) => {
      const value = schema instanceof z.ZodArray ? (values[field] ?? []) : answer(values, field)
      return schema.safeParse(value).success ? [] : [{ field, text: words() }]
    })
}
