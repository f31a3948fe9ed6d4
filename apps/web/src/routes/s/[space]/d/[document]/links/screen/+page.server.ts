import { error } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { loadDocument } from '#lib/load-document.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const document = await loadDocument(fetch, space, params.document, url)
  const { links } = need(await api(fetch).links(document.id), url)
  const wanted = url.searchParams.get('link')
  const link = links.find(({ id, state }) => id === wanted && state === 'open')
  if (link === undefined || link.url === null) error(404, m.trouble_notFound(), { kind: 'notFound' })
  // For whom the link is stays with those who look after it: the screen is seen by everybody in the room.
  return { title: document.title, url: link.url, code: link.code?.code ?? null }
}
