import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { tellByForm } from '#lib/meeting/actions/tell.ts'
import { beside } from '#lib/meeting/actions/told-once.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends, untrack }) => {
  depends('alongside:waiting')
  const { space } = await parent()
  const here = untrack(() => new URL(url))
  const [hearing, taken] = await Promise.all([api(fetch).hearing(space.id), api(fetch).myActions(space.id)])
  const { items } = need(hearing, here)
  const standing = taken.ok ? taken.value.actions : []
  const news = items.filter(({ waits }) => waits)
  return {
    /** All that waits, the latest first. */
    news,
    /** What of it does not stand on the page as an action. */
    waits: beside(standing, news),
    heard: beside(
      standing,
      items.filter(({ waits }) => !waits),
    ),
    /** Null where it could not be read just now: the rest of the page stands. */
    actions: taken.ok ? taken.value : null,
    done: url.searchParams.get('done'),
  }
}

export const actions: Actions = {
  tell: tellByForm,

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
