import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import type { PageServerLoad } from './$types'

/** So many of what waits stand on the front page; the rest is a link away. */
const most = 3

/** A guest has no home in a space: they belong to one document. */
export const load: PageServerLoad = async ({ parent, fetch, depends }) => {
  depends('alongside:waiting')
  const { space } = await parent()
  const [document] = space.documents
  if (space.me.guest && document) redirect(303, `/s/${space.slug}/d/${document.slug}`)
  const hearing = await api(fetch).hearing(space.id)
  return { first: hearing.ok ? hearing.value.items.filter(({ waits }) => waits).slice(0, most) : null }
}
