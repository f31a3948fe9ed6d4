import { leadsEvaluation } from '@alongside/evaluation'
import { api } from '#lib/api.ts'
import { servicesShown } from '#lib/evaluation/list.ts'
import { need } from '#lib/load.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { space } = await parent()
  const known = need(await api(fetch).evaluations(space.id), url)
  return {
    services: servicesShown(known),
    reviews: known.evaluations.filter(({ scope }) => scope !== null),
    mayOpen: leadsEvaluation({ offices: space.me.offices, owns: false }),
    done: url.searchParams.get('done'),
  }
}
