import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ fetch, params, url, depends, untrack }) => {
  depends('alongside:space')
  // The address matters only where it leads to the sign-in page: no new asking on each page of the space.
  const here = untrack(() => new URL(url))
  return { space: need(await api(fetch).space(params.space), here) }
}
