import { mayLeadRound } from '@alongside/allocation'
import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { space } = await parent()
  const { allocations } = need(await api(fetch).allocations(space.id), url)
  return { allocations, mayOpen: mayLeadRound({ offices: space.me.offices, owns: false }) }
}
