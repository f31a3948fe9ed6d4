import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { answersIn, answersOf, settingsFrom } from '#lib/hearing/settings.ts'
import { need } from '#lib/load.ts'
import { zonesWith } from '#lib/words/zones.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { space } = await parent()
  const { settings, email, channel } = need(await api(fetch).hearing(space.id), url)
  return {
    values: answersOf(settings),
    zones: zonesWith(settings.zone),
    email,
    channel,
    done: url.searchParams.has('done'),
  }
}

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const values = answersIn(await request.formData())
    const server = api(fetch)
    const { settings } = need(await server.hearing(params.space), url)
    const made = settingsFrom(values, settings)
    if ('errors' in made) return mend(values, made.errors)
    const answer = await server.settleHearing(params.space, made.settings)
    if (!answer.ok) return refuse(values, answer)
    redirect(303, `${url.pathname}?done=yes`)
  },
}
