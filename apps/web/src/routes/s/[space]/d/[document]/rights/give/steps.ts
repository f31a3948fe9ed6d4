import { permissionSchema } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'
import { granteeOf } from '../grantee-key.ts'

/** Stands for "nothing" among the permissions of the form. */
export const nothing = 'nothing'

/** The questions before a right is given. */
export const steps: readonly Step<'who' | 'permission' | 'check'>[] = [
  {
    name: 'who',
    fields: ['who'],
    check: checkFields({ who: [z.string().refine((key) => granteeOf(key) !== null), m.rights_whoWrong] }),
  },
  {
    name: 'permission',
    fields: ['permission', 'reason'],
    check: checkFields({
      permission: [z.union([permissionSchema, z.literal(nothing)]), m.rights_permissionWrong],
      reason: [z.string().max(500), m.rights_reasonWrong],
    }),
  },
  { name: 'check', fields: [], check: () => [] },
]
