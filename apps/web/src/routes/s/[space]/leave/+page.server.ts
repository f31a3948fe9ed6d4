import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { refuse } from '#lib/forms/refuse.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async ({ fetch, params }) => {
    const answer = await api(fetch).command(params.space, { do: 'leave' })
    if (!answer.ok) return refuse({}, answer)
    redirect(303, '/')
  },
}
