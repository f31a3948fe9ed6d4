import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const found = await api(fetch).wayBack(params.token)
  const back = !found.ok && found.trouble.kind === 'notFound' ? null : need(found, url)
  // Whoever is in already is asked nothing.
  if (back?.state === 'in') redirect(303, wanted(url) === 'settings' ? back.settings : back.words)
  return { back, signIn: `/sign-in?${new URLSearchParams({ next: url.pathname + url.search })}` }
}

const wanted = (url: URL): 'settings' | 'words' =>
  url.searchParams.get('to') === 'settings' ? 'settings' : 'words'

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const values = { code: textOf(await request.formData(), 'code').trim() }
    const back = await api(fetch).comeBackByMail(params.token, values.code)
    // The page itself leads on from here, to what the mail was about.
    if (back.ok || back.trouble.kind === 'notFound') redirect(303, url.pathname + url.search)
    const { kind } = back.trouble
    const isWrong = kind === 'wrongCode' || kind === 'invalid'
    return isWrong ? mend(values, [{ field: 'code', text: m.guest_codeNotTheirs() }]) : refuse(values, back)
  },
}
