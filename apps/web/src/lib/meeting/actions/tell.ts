import { actionStatuses, idSchema, type ActionStatus } from '@alongside/protocol'
import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { need } from '#lib/load.ts'
import { troubleWords } from '#lib/words/trouble.ts'

/** What was said of an action and did not reach its meeting. */
export interface NotTold {
  readonly action: string
  readonly status: ActionStatus
  readonly evidence: string
  readonly trouble: string
}

const toldSchema = z.object({ meeting: idSchema, action: idSchema, status: z.enum(actionStatuses) })

/** Tells how an action stands, for whoever has no script; what was typed comes back where it was refused. */
export async function tellByForm({ request, fetch, params, url }: RequestEvent<{ space: string }>) {
  const form = await request.formData()
  const evidence = textOf(form, 'evidence')
  const { meeting, action, status } = toldSchema.parse(Object.fromEntries(form))
  const space = need(await api(fetch).space(params.space), url)
  const ask = { do: 'tellAction', action, status, evidence } as const
  const answer = await api(fetch).command(space.id, { do: 'meet', meeting, ask })
  if (answer.ok) redirect(303, `${url.pathname}?done=actionTold`)
  const notTold: NotTold = { action, status, evidence, trouble: troubleWords(answer.trouble.kind) }
  const code = answer.status >= 400 && answer.status <= 599 ? answer.status : 503
  return fail(code, { notTold })
}
