import { mayLeadRound } from '@alongside/allocation'
import { error, redirect } from '@sveltejs/kit'
import { allRulesFields, rulesFrom, rulesSteps, usualRules } from '#lib/allocation/rules-form.ts'
import { api } from '#lib/api.ts'
import { errorOf } from '#lib/forms/refuse.ts'
import { answer, answersTo, begin, mendAt, walk } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent }) => {
  const { space } = await parent()
  if (!mayLeadRound({ offices: space.me.offices, owns: false })) {
    error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  }
  return { place: begin(rulesSteps(usualRules, true), usualRules) }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const form = await request.formData()
    const steps = rulesSteps(answersTo(allRulesFields, form), true)
    const walked = walk(steps, form)
    if (walked.at === 'place') return { place: walked.place }
    const { values } = walked
    const rules = rulesFrom(values)
    if (rules === null) return { place: mendAt(steps, values, [{ field: '', text: m.trouble_invalid() }]) }
    const space = need(await api(fetch).space(params.space), url)
    const title = answer(values, 'title')
    const made = await api(fetch).command(space.id, { do: 'openAllocation', title, rules })
    if (made.ok) redirect(303, `/s/${space.slug}/a/${made.value.made ?? ''}`)
    return {
      place: mendAt(steps, values, [
        errorOf(made.trouble, { title: m.alloc_roundTitleWrong, voteUntil: m.alloc_voteUntilWrong }),
      ]),
    }
  },
}
