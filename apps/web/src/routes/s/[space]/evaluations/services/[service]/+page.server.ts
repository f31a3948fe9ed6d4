import { leadsEvaluation } from '@alongside/evaluation'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { answersOfService, serviceFrom, serviceStep } from '#lib/evaluation/service-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { answersTo } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, params, url }) => {
  const { space } = await parent()
  if (!leadsEvaluation({ offices: space.me.offices, owns: false })) {
    error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  }
  const { services } = need(await api(fetch).evaluations(space.id), url)
  const service = services.find(({ id }) => id === params.service)
  if (service === undefined) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return { service: service.facts, values: answersOfService(service.facts) }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const values = answersTo(serviceStep.fields, await request.formData())
    const errors = serviceStep.check(values)
    if (errors.length > 0) return mend(values, errors)
    const space = need(await api(fetch).space(params.space), url)
    const facts = serviceFrom(values)
    const answer = await api(fetch).command(space.id, {
      do: 'changeService',
      service: params.service,
      facts,
    })
    if (!answer.ok) return refuse(values, answer)
    redirect(303, `/s/${space.slug}/evaluations?done=service`)
  },
}
