import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, url, untrack }) => ({
  limits: need(
    await api(fetch).limits(),
    untrack(() => new URL(url)),
  ),
})
