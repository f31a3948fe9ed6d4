import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import { capacitiesStep, seatStep } from '#lib/forms/seat.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** The questions before a link is made. */
export const steps: readonly Step<'what' | 'capacities' | 'seat' | 'check'>[] = [
  {
    name: 'what',
    fields: ['label', 'lastDay', 'uses'],
    check: checkFields({
      label: [z.string().min(1).max(120), m.invite_labelWrong],
      lastDay: [z.iso.date(), m.form_dayWrong],
      uses: [z.coerce.number().int().min(1).max(500), m.invite_usesWrong],
    }),
  },
  capacitiesStep,
  seatStep,
  { name: 'check', fields: [], check: () => [] },
]
