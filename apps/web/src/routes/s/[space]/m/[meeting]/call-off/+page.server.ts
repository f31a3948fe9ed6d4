import { redirect } from '@sveltejs/kit'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { meet, onlyPreparers } from '#lib/meeting/before/asking.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params, untrack }) => {
  onlyPreparers(await untrack(parent), params)
}

export const actions: Actions = {
  default: async (event) => {
    const reason = textOf(await event.request.formData(), 'reason').trim()
    if (reason === '' || reason.length > 500) {
      return mend({ reason }, [{ field: 'reason', text: m.close_reasonWrong() }])
    }
    const done = await meet(event, { do: 'callOff', reason })
    if (!done.ok) return refuse({ reason }, done, { reason: m.close_reasonWrong })
    redirect(303, `/s/${event.params.space}/m/${event.params.meeting}?done=calledOff`)
  },
}
