import { redirect } from '@sveltejs/kit'
import { localPath } from '#lib/local-path.ts'
import { cookieMaxAge, cookieName, isLocale } from '#lib/paraglide/runtime.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => redirect(303, '/easier')

export const actions: Actions = {
  default: async ({ request, cookies, url }) => {
    const form = await request.formData()
    const language = form.get('language')
    if (isLocale(language))
      cookies.set(cookieName, language, {
        maxAge: cookieMaxAge,
        httpOnly: false,
        secure: url.protocol === 'https:',
        sameSite: 'lax',
      })
    redirect(303, localPath(form.get('next')))
  },
}
