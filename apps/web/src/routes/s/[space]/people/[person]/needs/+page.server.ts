import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { findMember } from '#lib/find-member.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { answersIn, answersOfNeeds, emptyNeeds, needsFields, needsFrom } from '#lib/needs/form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const member = findMember(space, params.person)
  if (member.person === space.me.person) redirect(303, `/s/${space.slug}/me/needs`)
  const view = need(await api(fetch).needs(space.id, member.person), url)
  return { member, view, values: view.needs === null ? emptyNeeds : answersOfNeeds(view.needs) }
}

export const actions: Actions = {
  save: async ({ request, fetch, params }) => {
    const values = answersIn(await request.formData())
    const made = needsFrom(values)
    if ('errors' in made) return mend(values, made.errors)
    const answer = await api(fetch).enterNeeds(params.space, params.person, made.needs)
    if (!answer.ok) return refuse(values, answer, needsFields)
    redirect(303, `/s/${params.space}/people/${params.person}`)
  },
}
