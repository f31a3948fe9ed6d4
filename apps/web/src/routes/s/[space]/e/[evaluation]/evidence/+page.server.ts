import { error } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { answer } = await parent()
  if (answer.evaluation.review === null) error(404, m.trouble_notFound(), { kind: 'notFound' })
  const shown = need(await api(fetch).evidence(answer.evaluation.id), url)
  return { shown, isLarge: url.searchParams.has('large') }
}
