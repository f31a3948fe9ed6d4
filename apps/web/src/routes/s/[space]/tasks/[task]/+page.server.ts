import { error } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { space } = await parent()
  const task = need(await api(fetch).tasks(space.id), url).find(({ id }) => id === params.task)
  if (!task) error(404, m.trouble_notFound(), { kind: 'notFound' })
  return { task }
}
