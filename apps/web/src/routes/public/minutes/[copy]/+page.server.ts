import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => ({
  minutes: need(await api(fetch).publicMinutes(params.copy), url),
  isLarge: url.searchParams.has('large'),
})
