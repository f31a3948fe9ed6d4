import { idSchema } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, url }) => {
  const { space } = await parent()
  if (!space.me.offices.includes('organiser')) error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  return {
    made: url.searchParams.get('made'),
    sentAgain: url.searchParams.get('sent'),
    withdrawn: url.searchParams.has('withdrawn'),
  }
}

export const actions: Actions = {
  again: async ({ request, fetch, params, url }) => {
    const invitation = idSchema.parse((await request.formData()).get('invitation'))
    const sent = await api(fetch).command(params.space, { do: 'sendAgain', invitation })
    if (!sent.ok) return refuse({}, sent)
    redirect(303, `${url.pathname}?sent=${invitation}`)
  },

  withdraw: async ({ request, fetch, params, url }) => {
    const invitation = idSchema.parse((await request.formData()).get('invitation'))
    const withdrawn = await api(fetch).command(params.space, { do: 'withdrawInvitation', invitation })
    if (!withdrawn.ok) return refuse({}, withdrawn)
    redirect(303, `${url.pathname}?withdrawn`)
  },
}
