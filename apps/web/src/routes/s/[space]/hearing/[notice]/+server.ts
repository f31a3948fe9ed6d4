import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { addressOf } from '#lib/hearing/place.ts'
import { need } from '#lib/load.ts'
import type { RequestHandler } from './$types'

/** Leads to what a notice is about and marks it as read; what is gone meanwhile leads to the list. */
export const GET: RequestHandler = async ({ params, fetch, url }) => {
  const server = api(fetch)
  const space = need(await server.space(params.space), url)
  const { items } = need(await server.hearing(space.id), url)
  const notice = items.find(({ id }) => id === params.notice)
  if (notice === undefined) redirect(303, `/s/${space.slug}/hearing`)
  // Going there matters more than the mark.
  if (notice.waits) await server.readNotices(space.id, { ids: [notice.id] })
  redirect(303, addressOf(notice, space, space.me.person))
}
