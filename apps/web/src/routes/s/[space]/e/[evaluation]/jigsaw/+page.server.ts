import { error } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, untrack }) => {
  const { answer } = await untrack(() => parent())
  if (answer.evaluation.review === null) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return {
    limits: need(
      await api(fetch).limits(),
      untrack(() => new URL(url)),
    ),
  }
}
