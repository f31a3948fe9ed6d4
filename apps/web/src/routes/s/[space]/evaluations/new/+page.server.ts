import { leadsEvaluation, type EvaluationsAnswer } from '@alongside/evaluation'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { serviceFrom } from '#lib/evaluation/service-form.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, answersTo, begin, mendAt, walk, type Values } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { newId } from '#lib/new-id.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { allFields, none, stepsFor } from './steps.ts'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { space } = await parent()
  if (!leadsEvaluation({ offices: space.me.offices, owns: false })) {
    error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  }
  const known = need(await api(fetch).evaluations(space.id), url)
  const asked = url.searchParams.get('service') ?? ''
  const values: Values = {
    ...(known.services.some(({ id }) => id === asked) ? { service: [asked] } : {}),
    // A new service has this id however often it is sent, so that it is made once.
    made: [newId()],
  }
  return { known, place: begin(stepsFor(known, values), values) }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const form = await request.formData()
    const space = need(await api(fetch).space(params.space), url)
    const known = need(await api(fetch).evaluations(space.id), url)
    const steps = stepsFor(known, answersTo(allFields, form))
    const walked = walk(steps, form)
    if (walked.at === 'place') {
      const { place } = walked
      return place.step === 'title'
        ? { place: { ...place, values: proposed(known, place.values) } }
        : { place }
    }
    const { values } = walked
    const ask = api(fetch)
    const isNew = known.services.length === 0 || answer(values, 'service') === none
    const service = isNew ? answer(values, 'made') : answer(values, 'service')
    if (isNew) {
      const added = await ask.command(space.id, { do: 'addService', service, facts: serviceFrom(values) })
      if (!added.ok) return { place: mendAt(steps, values, [errorOf(added.trouble, {})]) }
    }
    const from = answer(values, 'from')
    const made = await ask.command(space.id, {
      do: 'openEvaluation',
      title: answer(values, 'title'),
      service,
      period: { from: answer(values, 'begins'), to: answer(values, 'ends') },
      from: isNew || from === '' || from === none ? null : from,
    })
    if (made.ok) redirect(303, `/s/${space.slug}/e/${made.value.made ?? ''}`)
    return { place: mendAt(steps, values, [errorOf(made.trouble, { title: m.evaluation_titleWrong })]) }
  },
}

/** The answers with a title after the service, where none was written. */
function proposed(known: EvaluationsAnswer, values: Values): Values {
  if (answer(values, 'title') !== '') return values
  const service = known.services.find(({ id }) => id === answer(values, 'service'))
  const name = service?.facts.name ?? answer(values, 'name')
  const ends = answer(values, 'ends')
  return name === '' || ends === ''
    ? values
    : { ...values, title: [m.evaluation_titleProposed({ name, year: ends.slice(0, 4) }).slice(0, 200)] }
}
