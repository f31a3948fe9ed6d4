import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends, untrack }) => {
  depends('alongside:waiting')
  const { space } = await parent()
  const here = untrack(() => new URL(url))
  const { items } = need(await api(fetch).hearing(space.id), here)
  return {
    waits: items.filter(({ waits }) => waits),
    heard: items.filter(({ waits }) => !waits),
    done: url.searchParams.get('done'),
  }
}

export const actions: Actions = {
  read: async ({ request, fetch, params, url }) => {
    const id = textOf(await request.formData(), 'notice')
    const answer = await api(fetch).readNotices(params.space, { ids: [id] })
    if (!answer.ok) return refuse({}, answer)
    redirect(303, url.pathname)
  },

  readAll: async ({ request, fetch, params, url }) => {
    const upTo = textOf(await request.formData(), 'notice')
    const answer = await api(fetch).readNotices(params.space, { upTo })
    if (!answer.ok) return refuse({}, answer)
    redirect(303, `${url.pathname}?done=all`)
  },

  mute: async ({ request, fetch, params, url }) => {
    const document = textOf(await request.formData(), 'document')
    const answer = await api(fetch).mute(params.space, document, true)
    if (!answer.ok) return refuse({}, answer)
    redirect(303, `${url.pathname}?done=muted`)
  },
}
