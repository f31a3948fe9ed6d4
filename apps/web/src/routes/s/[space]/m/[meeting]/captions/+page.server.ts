import { isApproved, mayLead, meetingFrom } from '@alongside/meeting'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { meet } from '#lib/meeting/before/asking.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url }) => {
  const { meeting, space } = await parent()
  const { lines } = need(await api(fetch).keptCaptions(meeting.id), url)
  const held = meetingFrom(meeting)
  const asking = { actor: space.me.person, offices: space.me.offices }
  return {
    lines,
    mayDrop: !isApproved(held) && held.captions.anyKept && mayLead(held, asking),
    isDone: url.searchParams.get('done') === 'dropped',
  }
}

export const actions: Actions = {
  default: async (event) => {
    const reason = textOf(await event.request.formData(), 'reason').trim()
    if (reason === '' || reason.length > 500) {
      return mend({ reason }, [{ field: 'reason', text: m.close_reasonWrong() }])
    }
    const done = await meet(event, { do: 'dropCaptions', reason })
    if (!done.ok) return refuse({ reason }, done, { reason: m.close_reasonWrong })
    redirect(303, `/s/${event.params.space}/m/${event.params.meeting}/captions?done=dropped`)
  },
}
