import type { FieldError } from '#lib/forms/field-error.ts'

/** What the page gets back when a right was not given yet: what was asked, what is wrong, whether to say why. */
export interface Given {
  readonly asked: { readonly on: string; readonly who: string; readonly permission: string } | null
  readonly errors: readonly FieldError[]
  readonly reason: string
  readonly needsReason: boolean
}
