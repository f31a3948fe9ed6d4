import { redirect } from '@sveltejs/kit'
import { refuse } from '#lib/forms/refuse.ts'
import { meet, onlyPreparers } from '#lib/meeting/before/asking.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, untrack }) => {
  const at = await untrack(parent)
  onlyPreparers(at, params)
  if (at.meeting.phase !== 'agendaDraft') redirect(303, `/s/${params.space}/m/${params.meeting}`)
}

export const actions: Actions = {
  default: async (event) => {
    const done = await meet(event, { do: 'publish' })
    if (!done.ok) return refuse(null, done)
    redirect(303, `/s/${event.params.space}/m/${event.params.meeting}?done=published`)
  },
}
