import { api } from '#lib/api.ts'
import type { PageServerLoad } from './$types'

/** So many of what waits stand on the front page; the rest is a link away. */
const most = 3

export const load: PageServerLoad = async ({ parent, fetch, depends }) => {
  depends('alongside:waiting')
  const { space } = await parent()
  const hearing = await api(fetch).hearing(space.id)
  return { first: hearing.ok ? hearing.value.items.filter(({ waits }) => waits).slice(0, most) : null }
}
