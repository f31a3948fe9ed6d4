import { linkPermissionSchema } from '@alongside/protocol'
import { z } from 'zod'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** Stands for "read, without saying a name" among the permissions of the form. */
export const visitors = 'visitors'

/** The questions before a link is made or changed. */
export const steps: readonly Step<'may' | 'whom'>[] = [
  {
    name: 'may',
    fields: ['permission'],
    check: checkFields({
      permission: [z.union([linkPermissionSchema, z.literal(visitors)]), m.links_permissionWrong],
    }),
  },
  {
    name: 'whom',
    fields: ['label', 'lastDay'],
    check: checkFields({
      label: [z.string().min(1).max(120), m.links_labelWrong],
      lastDay: [z.iso.date(), m.form_dayWrong],
    }),
  },
]
