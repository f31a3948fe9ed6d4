import { error } from '@sveltejs/kit'
import { m } from '#lib/paraglide/messages.js'
import type { LayoutServerLoad } from './$types'

/** Only organisers invite; others learn it before they fill in a form. */
export const load: LayoutServerLoad = async ({ parent }) => {
  const { space } = await parent()
  if (!space.me.offices.includes('organiser')) error(403, m.trouble_notAllowed(), { kind: 'notAllowed' })
}
