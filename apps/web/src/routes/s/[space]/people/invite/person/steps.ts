import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import { capacitiesStep, seatStep } from '#lib/forms/seat.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** The questions before someone without mail is added. */
export const steps: readonly Step<'who' | 'capacities' | 'seat' | 'check'>[] = [
  {
    name: 'who',
    fields: ['name'],
    check: checkFields({ name: [z.string().min(1).max(120), m.invite_nameWrong] }),
  },
  capacitiesStep,
  seatStep,
  { name: 'check', fields: [], check: () => [] },
]
