import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => ({
  round: need(await api(fetch).publicRound(params.page), url),
  isLarge: url.searchParams.has('large'),
})
