import { daySchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { meet } from '#lib/meeting/before/asking.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends }) => {
  const { meeting } = await parent()
  depends(`alongside:meeting:${meeting.id}`)
  return {
    minutes: need(await api(fetch).minutes(meeting.id), url),
    isLarge: url.searchParams.has('large'),
    done: url.searchParams.get('done'),
  }
}

export const actions: Actions = {
  day: async (event) => {
    const day = textOf(await event.request.formData(), 'day')
    const read = daySchema.safeParse(day)
    const values = { day, reason: '' }
    if (!read.success) return mend(values, [{ field: 'day', text: m.minutes_setDayWrong() }])
    const answer = await meet(event, { do: 'setAmendUntil', day: read.data })
    if (!answer.ok) return refuse(values, answer, { day: m.minutes_setDayWrong })
    redirect(303, `${event.url.pathname}?done=day`)
  },

  approve: async (event) => {
    const reason = textOf(await event.request.formData(), 'reason').trim()
    const values = { day: '', reason }
    if (reason === '' || reason.length > 500) {
      return mend(values, [{ field: 'reason', text: m.minutes_aloneReasonWrong() }])
    }
    const answer = await meet(event, { do: 'approveMinutes', in: null, reason })
    if (!answer.ok) {
      if (answer.trouble.field !== 'notes')
        return refuse(values, answer, { reason: m.minutes_aloneReasonWrong })
      return mend(values, [{ field: '', text: m.minutes_aloneOpen() }])
    }
    redirect(303, `${event.url.pathname}?done=approved`)
  },
}
