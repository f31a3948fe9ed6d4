import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => ({
  result: need(await api(fetch).publicResult(params.page), url),
  isLarge: url.searchParams.has('large'),
})
