import { error, redirect } from '@sveltejs/kit'
import { allocationId } from '#lib/allocation/allocation-id.ts'
import { allRulesFields, answersOfRules, rulesFrom, rulesSteps } from '#lib/allocation/rules-form.ts'
import { refusalWords } from '#lib/allocation/words.ts'
import { api } from '#lib/api.ts'
import { answersTo, mendAt, walk } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent }) => {
  const { answer } = await parent()
  if (!answer.leads) error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  const values = answersOfRules(answer.allocation.rules)
  return {
    isOver: answer.allocation.openedAt !== null,
    place: { ...mendAt(rulesSteps(values, false), values, []), changing: false },
  }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const form = await request.formData()
    const steps = rulesSteps(answersTo(allRulesFields, form), false)
    const walked = walk(steps, form)
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked
    const rules = rulesFrom(values)
    if (rules === null) return { place: mendAt(steps, values, [{ field: '', text: m.trouble_invalid() }]) }
    const space = need(await api(fetch).space(params.space), url)
    const allocation = allocationId(space, params.allocation)
    const ask = { do: 'setRules', rules } as const
    const set = await api(fetch).command(space.id, { do: 'allocate', allocation, ask })
    if (set.ok) redirect(303, `/s/${space.slug}/a/${params.allocation}`)
    const text = refusalWords(ask, set.trouble)
    return { place: mendAt(steps, values, [{ field: set.trouble.field ?? '', text }]) }
  },
}
