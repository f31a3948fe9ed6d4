import { capacitySchema, createSpaceSchema } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

type Name = 'code' | 'space' | 'me' | 'capacities' | 'check'

/** The questions of the first start, each on a page of its own. */
export const firstSteps: readonly Step<Name>[] = [
  {
    name: 'code',
    fields: ['code'],
    check: checkFields({ code: [z.string().min(1).max(100), m.start_codeWrong] }),
  },
  {
    name: 'space',
    fields: ['name'],
    check: checkFields({ name: [createSpaceSchema.shape.name, m.start_nameWrong] }),
  },
  {
    name: 'me',
    fields: ['myName'],
    check: checkFields({ myName: [z.string().min(1).max(120), m.start_myNameWrong] }),
  },
  {
    name: 'capacities',
    fields: ['capacities'],
    check: checkFields({ capacities: [z.array(capacitySchema).min(1).max(10), m.form_capacitiesWrong] }),
  },
  { name: 'check', fields: [], check: () => [] },
]

/** Those for another space: who makes one is known, and needs no code. */
export const furtherSteps = firstSteps.filter(({ name }) => name !== 'code' && name !== 'me')
