import { nameShownSchema } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** The two questions before someone joins. */
export const steps: readonly Step<'name' | 'shown'>[] = [
  {
    name: 'name',
    fields: ['name'],
    check: checkFields({ name: [z.string().min(1).max(120), m.account_nameWrong] }),
  },
  { name: 'shown', fields: ['inSpace'], check: checkFields({ inSpace: [nameShownSchema, m.me_shownWrong] }) },
]
