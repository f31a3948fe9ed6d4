import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import type { Actions, PageServerLoad } from './$types'

/** Opening the link ends nothing: programs that check mail open links too. Only the button does. */
export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const about = await api(fetch).unsubscribe(params.token)
  const forgotten = url.searchParams.get('done') === 'forgotten'
  return { forgotten, about: !about.ok && about.trouble.kind === 'notFound' ? null : need(about, url) }
}

const settle =
  (mails: boolean): Actions[string] =>
  async ({ fetch, params, url }) => {
    const answer = await api(fetch).haveMails(params['token'] ?? '', mails)
    if (!answer.ok) return refuse({}, answer)
    redirect(303, url.pathname)
  }

export const actions: Actions = {
  end: settle(false),
  again: settle(true),

  /** By whoever reads mails at an address that a guest left. */
  forget: async ({ fetch, params, url }) => {
    const answer = await api(fetch).forgetAddress(params.token)
    if (!answer.ok) return refuse({}, answer)
    redirect(303, `${url.pathname}?done=forgotten`)
  },
}
