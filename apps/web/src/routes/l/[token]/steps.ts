import { capacitySchema } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

const name: Step<'name'> = {
  name: 'name',
  fields: ['name'],
  check: checkFields({ name: [z.string().min(1).max(120), m.account_nameWrong] }),
}

const capacity: Step<'capacity'> = {
  name: 'capacity',
  fields: ['capacity'],
  check: checkFields({ capacity: [capacitySchema, m.guest_capacityWrong] }),
}

/** The questions before someone comes in by a link; whoever has a name is not asked for it again. */
export function stepsFor(called: string | null): readonly Step<'name' | 'capacity'>[] {
  return called === null ? [name, capacity] : [capacity]
}
