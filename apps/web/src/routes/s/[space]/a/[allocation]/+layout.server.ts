import { allocationId } from '#lib/allocation/allocation-id.ts'
import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ parent, params, fetch, url, depends, untrack }) => {
  // What changes in the space is folded or asked for by name: this is loaded anew only where that does not do.
  const { space } = await untrack(() => parent())
  const id = allocationId(space, params.allocation)
  depends(`alongside:allocation:${id}`)
  // The address matters only where it leads to the sign-in page.
  const here = untrack(() => new URL(url))
  return { answer: need(await api(fetch).allocation(id), here) }
}
