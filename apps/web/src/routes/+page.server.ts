import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { need } from '#lib/load.ts'
import { mayStartSpace } from '#lib/may-start-space.ts'
import type { PageServerLoad } from './$types'

/** Leads each person to where they belong; only who has none or several spaces stays here. */
export const load: PageServerLoad = async ({ fetch, url }) => {
  const me = need(await api(fetch).me(), url)
  if (me.person === null) redirect(303, '/sign-in')
  if (me.isNew) redirect(303, '/start')
  const [first, second] = me.spaces
  const [document, other] = me.guestIn
  if (first && !second && !document) redirect(303, `/s/${first.slug}`)
  if (document && !other && !first) redirect(303, document.address)
  return {
    spaces: me.spaces,
    mayStart: mayStartSpace(me),
    guestIn: me.guestIn,
    person: me.person,
    taken: url.searchParams.has('taken'),
  }
}
