import { redirect } from '@sveltejs/kit'
import { localPath } from '#lib/local-path.ts'
import {
  readingCookie,
  readingCookieMaxAge,
  readSettings,
  usualReading,
  writeCookie,
} from '#lib/reading/settings.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ next: localPath(url.searchParams.get('next')) })

export const actions: Actions = {
  default: async ({ request, cookies, url }) => {
    const form = await request.formData()
    const settings = form.has('usual') ? usualReading : readSettings(form)
    cookies.set(readingCookie, writeCookie(settings), {
      maxAge: readingCookieMaxAge,
      httpOnly: false,
      secure: url.protocol === 'https:',
      sameSite: 'lax',
    })
    redirect(303, localPath(form.get('next')))
  },
}
