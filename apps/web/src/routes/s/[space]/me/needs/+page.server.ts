import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { answersIn, answersOfNeeds, emptyNeeds, needsFields, needsFrom } from '#lib/needs/form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { space } = await parent()
  const view = need(await api(fetch).needs(space.id, space.me.person), url)
  return {
    view,
    values: view.needs === null ? emptyNeeds : answersOfNeeds(view.needs),
    joined: url.searchParams.has('joined'),
    done: url.searchParams.get('done'),
  }
}

export const actions: Actions = {
  save: async ({ request, fetch, params, url }) => {
    const values = answersIn(await request.formData())
    const made = needsFrom(values)
    if ('errors' in made) return mend(values, made.errors)
    const server = api(fetch)
    const space = need(await server.space(params.space), url)
    const answer = await server.enterNeeds(space.id, space.me.person, made.needs)
    if (!answer.ok) return refuse(values, answer, needsFields)
    redirect(303, url.searchParams.has('joined') ? `/s/${space.slug}` : `${url.pathname}?done=saved`)
  },

  confirm: async ({ fetch, params, url }) => {
    const answer = await api(fetch).confirmNeeds(params.space)
    if (!answer.ok) return refuse(emptyNeeds, answer)
    redirect(303, `${url.pathname}?done=confirmed`)
  },

  remove: async ({ fetch, params, url }) => {
    const server = api(fetch)
    const space = need(await server.space(params.space), url)
    const answer = await server.deleteNeeds(space.id, space.me.person)
    if (!answer.ok) return refuse(emptyNeeds, answer)
    redirect(303, `${url.pathname}?done=deleted`)
  },
}
