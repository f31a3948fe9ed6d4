import { idSchema, type Command } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url, depends }) => {
  depends('alongside:links')
  const { space } = await parent()
  const document = await loadDocument(fetch, space, params.document, url)
  const { links, confirms } = need(await api(fetch).links(document.id), url)
  const owns = document.permission === 'own'
  if (!owns && links.length === 0) error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
  return {
    document,
    links,
    confirms,
    owns,
    made: url.searchParams.get('made'),
    coded: url.searchParams.get('code'),
  }
}

type Asking = (id: string) => Command

/** Each button of the page asks for one thing about one link or guest, and leads back to the page. */
function asking(ask: Asking): Actions[string] {
  return async ({ request, fetch, params, url }) => {
    const id = idSchema.parse((await request.formData()).get('id'))
    const done = await api(fetch).command(params.space ?? '', ask(id))
    if (!done.ok) return refuse({}, done)
    redirect(303, url.pathname)
  }
}

export const actions: Actions = {
  code: async ({ request, fetch, url }) => {
    const form = await request.formData()
    const id = idSchema.parse(form.get('id'))
    const done = await api(fetch).makeCode(id, textOf(form, 'instead') || undefined)
    if (!done.ok) return refuse({}, done)
    redirect(303, `${url.pathname}?code=${id}`)
  },
  pause: asking((link) => ({ do: 'pauseLink', link, paused: true })),
  resume: asking((link) => ({ do: 'pauseLink', link, paused: false })),
  withdraw: asking((link) => ({ do: 'withdrawLink', link })),
  confirm: asking((person) => ({ do: 'confirmGuest', person })),
  remove: asking((person) => ({ do: 'removeGuest', person })),
}
