import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import { capacitiesStep, seatStep } from '#lib/forms/seat.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

const email = z.string().trim().toLowerCase().pipe(z.email().max(254))

/** The questions before an invitation is mailed. */
export const steps: readonly Step<'who' | 'capacities' | 'seat' | 'words' | 'check'>[] = [
  {
    name: 'who',
    fields: ['email', 'name'],
    check: checkFields({
      email: [email, m.invite_emailWrong],
      name: [z.string().max(120), m.invite_nameTooLong],
    }),
  },
  capacitiesStep,
  seatStep,
  {
    name: 'words',
    fields: ['words'],
    check: checkFields({ words: [z.string().max(1000), m.invite_wordsTooLong] }),
  },
  { name: 'check', fields: [], check: () => [] },
]
