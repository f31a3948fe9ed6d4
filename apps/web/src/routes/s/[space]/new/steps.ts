import { createDocumentSchema } from '@alongside/protocol'
import { checkFields } from '#lib/forms/check-fields.ts'
import type { Step } from '#lib/forms/wizard.ts'
import { m } from '#lib/paraglide/messages.js'

/** The two questions before a document is started. */
export const steps: readonly Step<'kind' | 'title'>[] = [
  {
    name: 'kind',
    fields: ['kind'],
    check: checkFields({ kind: [createDocumentSchema.shape.kind.min(1), m.newDocument_kindWrong] }),
  },
  {
    name: 'title',
    fields: ['title'],
    check: checkFields({ title: [createDocumentSchema.shape.title, m.newDocument_titleWrong] }),
  },
]
