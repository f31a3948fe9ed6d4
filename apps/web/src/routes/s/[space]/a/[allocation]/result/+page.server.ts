import { api } from '#lib/api.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { space } = await parent()
  // A guest belongs to one document: they see no evaluation of the space.
  const known = space.me.guest ? null : await api(fetch).evaluations(space.id)
  return {
    isLarge: url.searchParams.has('large'),
    evaluations: known?.ok ? known.value.evaluations : [],
  }
}
