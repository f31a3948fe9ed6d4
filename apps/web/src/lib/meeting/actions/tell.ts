import { actionStatuses, idSchema, type ActionStatus } from '@alongside/protocol'
import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { need } from '#lib/load.ts'
import { troubleWords } from '#lib/words/trouble.ts'
import { telling } from './standing.ts'

/** What was said of an action and did not reach where it was agreed. */
export interface NotTold {
  readonly action: string
  readonly status: ActionStatus
  readonly evidence: string
  readonly trouble: string
}

const toldSchema = z.object({
  agreedIn: z.enum(['meeting', 'evaluation']),
  document: idSchema,
  action: idSchema,
  status: z.enum(actionStatuses),
})

/** Tells how an action stands, for whoever has no script; what was typed comes back where it was refused. */
export async function tellByForm({ request, fetch, params, url }: RequestEvent<{ space: string }>) {
  const form = await request.formData()
  const evidence = textOf(form, 'evidence')
  const { agreedIn, document, action, status } = toldSchema.parse(Object.fromEntries(form))
  const space = need(await api(fetch).space(params.space), url)
  const told = telling({ agreedIn, document }, { action, status, evidence })
  const answer = await api(fetch).command(space.id, told)
  if (answer.ok) redirect(303, `${url.pathname}?done=actionTold`)
  const notTold: NotTold = { action, status, evidence, trouble: troubleWords(answer.trouble.kind) }
  const code = answer.status >= 400 && answer.status <= 599 ? answer.status : 503
  return fail(code, { notTold })
}
