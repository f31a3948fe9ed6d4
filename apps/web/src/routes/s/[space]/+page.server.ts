import { redirect } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

/** A guest has no home in a space: they belong to one document. */
export const load: PageServerLoad = async ({ parent }) => {
  const { space } = await parent()
  const [document] = space.documents
  if (space.me.guest && document) redirect(303, `/s/${space.slug}/d/${document.slug}`)
}
