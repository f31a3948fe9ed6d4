import { answerJobSchema } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends }) => {
  depends('alongside:jobs')
  const { space } = await parent()
  if (!space.me.offices.includes('organiser')) error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  return {
    jobs: need(await api(fetch).jobs(space.id), url).jobs,
    done: answerJobSchema.shape.answer.safeParse(url.searchParams.get('done')).data ?? null,
  }
}

const asked = answerJobSchema.extend({ job: z.coerce.number().int() })

export const actions: Actions = {
  default: async ({ request, fetch, url, params }) => {
    const { job, answer } = asked.parse(Object.fromEntries(await request.formData()))
    const answered = await api(fetch).answerJob(params.space, job, answer)
    // What is not there any more was done meanwhile, or another organiser was first.
    if (!answered.ok && answered.trouble.kind !== 'notFound') return refuse({}, answered)
    redirect(303, answered.ok ? `${url.pathname}?done=${answer}` : url.pathname)
  },
}
