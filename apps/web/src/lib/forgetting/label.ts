import { forgetSchema, type Capacity } from '@alongside/protocol'
import { textOf } from '#lib/forms/read-form.ts'
import { mend } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'

/** What may stand in the place of a name, beside words of one's own. */
export const offeredLabels = {
  usesServices: m.forget_usesServices,
  unpaidCarer: m.forget_unpaidCarer,
  layPartner: m.forget_layPartner,
  staff: m.forget_staff,
  someone: m.forget_someone,
} as const
export type OfferedLabel = keyof typeof offeredLabels

const fitting: Readonly<Partial<Record<Capacity, OfferedLabel>>> = {
  usesServices: 'usesServices',
  unpaidCarer: 'unpaidCarer',
  layPartner: 'layPartner',
  frontlineStaff: 'staff',
  clinician: 'staff',
  commissioner: 'staff',
}

/** The label that fits what somebody takes part as. */
export function labelFor(capacities: readonly Capacity[]): OfferedLabel {
  return capacities.flatMap((capacity) => fitting[capacity] ?? [])[0] ?? 'someone'
}

const isOffered = (choice: string): choice is OfferedLabel => Object.hasOwn(offeredLabels, choice)

/** What a form says is to stand in the place of a name, and what is to be mended in it. */
export function readForgetting(form: FormData) {
  const choice = textOf(form, 'choice')
  const values = { choice, own: textOf(form, 'own'), sure: textOf(form, 'sure') === 'yes' }
  const asked = forgetSchema.safeParse({
    label: isOffered(choice) ? offeredLabels[choice]() : values.own,
    sure: values.sure,
  })
  if (asked.success) return { values, label: asked.data.label }
  const wrong = new Set(asked.error.issues.map(({ path }) => path[0]))
  const errors = [
    ...(wrong.has('label') ? [{ field: 'own', text: m.forget_labelWrong() }] : []),
    ...(wrong.has('sure') ? [{ field: 'sure', text: m.forget_sureWrong() }] : []),
  ]
  return { values, label: null, answer: mend(values, errors) }
}
