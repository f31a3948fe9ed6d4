import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = () => redirect(303, '/')

export const actions: Actions = {
  // What the browser kept to work offline is thrown away by the service worker, which sees this request.
  default: async ({ fetch }) => {
    await api(fetch).signOut()
    redirect(303, '/sign-in')
  },
}
