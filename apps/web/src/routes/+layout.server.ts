import { api } from '#lib/api.ts'
import { getLocale } from '#lib/paraglide/runtime.js'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ fetch, locals, depends }) => {
  depends('alongside:me')
  const me = await api(fetch).me()
  return {
    /** Null where the server could not be asked; pages that need it say so. */
    me: me.ok ? me.value : null,
    reading: locals.reading,
    locale: getLocale(),
  }
}
