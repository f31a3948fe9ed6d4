import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, fetch, url }) => {
  const { meeting } = await parent()
  return { paper: need(await api(fetch).paper(meeting.id, params.paper), url) }
}
