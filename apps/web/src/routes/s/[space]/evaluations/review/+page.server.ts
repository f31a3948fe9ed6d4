import { leadsEvaluation } from '@alongside/evaluation'
import { rungSchema } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { answer, answersTo } from '#lib/forms/wizard.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import { checkReview, none, reviewFields } from '#lib/review/review-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { space } = await parent()
  if (!leadsEvaluation({ offices: space.me.offices, owns: false })) {
    error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  }
  const { evaluations } = need(await api(fetch).evaluations(space.id), url)
  const earlier = evaluations.filter(({ scope }) => scope !== null)
  const [last] = earlier
  const year = space.today.slice(0, 4)
  return {
    earlier,
    values: {
      title: [m.review_co_titleProposed({ year })],
      scope: [last?.scope ?? ''],
      begins: [`${year}-01-01`],
      ends: [space.today],
      from: [last?.id ?? none],
    },
  }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const values = answersTo(reviewFields, await request.formData())
    const errors = checkReview(values)
    if (errors.length > 0) return mend(values, errors)
    const space = need(await api(fetch).space(params.space), url)
    const from = answer(values, 'from')
    const made = await api(fetch).command(space.id, {
      do: 'openReview',
      title: answer(values, 'title'),
      scope: answer(values, 'scope'),
      period: { from: answer(values, 'begins'), to: answer(values, 'ends') },
      claim: { rung: rungSchema.parse(answer(values, 'rung')), words: answer(values, 'words') },
      from: from === '' || from === none ? null : from,
    })
    if (!made.ok) return refuse(values, made)
    redirect(303, `/s/${space.slug}/e/${made.value.made ?? ''}`)
  },
}
