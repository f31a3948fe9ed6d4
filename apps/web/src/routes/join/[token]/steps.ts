import { nameShownSchema } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

const name: Step<'name'> = {
  name: 'name',
  fields: ['name'],
  check: checkFields({ name: [z.string().min(1).max(120), m.account_nameWrong] }),
}

const shown: Step<'shown'> = {
  name: 'shown',
  fields: ['inSpace'],
  check: checkFields({ inSpace: [nameShownSchema, m.me_shownWrong] }),
}

/** The questions before someone joins; whose name is known is not asked for it again. */
export function stepsFor(called: string | null): readonly Step<'name' | 'shown'>[] {
  return called === null ? [name, shown] : [shown]
}
