import { api } from '#lib/api.ts'
import { getLocale } from '#lib/paraglide/runtime.js'
import { readerZone } from '#lib/reader-zone.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ fetch, locals, depends, cookies }) => {
  depends('alongside:me')
  const me = await api(fetch).me()
  return {
    /** Null where the server could not be asked; pages that need it say so. */
    me: me.ok ? me.value : null,
    reading: locals.reading,
    zone: readerZone(cookies),
    locale: getLocale(),
  }
}
