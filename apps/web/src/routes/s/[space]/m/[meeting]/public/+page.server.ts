import { publicCopyIn, meetingFrom } from '@alongside/meeting'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { meet } from '#lib/meeting/before/asking.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, fetch, url, depends }) => {
  const { meeting, document, may } = await parent()
  depends(`alongside:meeting:${meeting.id}`)
  const done = url.searchParams.get('done')
  const copy = publicCopyIn(meetingFrom(meeting))
  if (!may.appoint || meeting.phase !== 'approved') return { copy, preview: null, done, origin: url.origin }
  // What is ticked is in the copy; at first all of it is. What may not be in it anyway makes no difference here.
  const chosen = url.searchParams.getAll('item')
  const leaveOut = url.searchParams.has('chosen')
    ? document.sections.map(({ id }) => id).filter((id) => !chosen.includes(id))
    : []
  const preview = need(await api(fetch).copyPreview(meeting.id, leaveOut), url)
  return { copy, preview, done, origin: url.origin }
}

export const actions: Actions = {
  make: async (event) => {
    const form = await event.request.formData()
    const values = { reason: '' }
    if (!form.has('isRead')) return mend(values, [{ field: 'isRead', text: m.publiccopy_readWrong() }])
    const leaveOut = form.getAll('leaveOut').filter((id) => typeof id === 'string')
    const answer = await meet(event, { do: 'makePublicCopy', leaveOut, read: textOf(form, 'read') })
    if (!answer.ok && answer.trouble.field === 'read') {
      return mend(values, [{ field: 'isRead', text: m.publiccopy_changed() }])
    }
    if (!answer.ok) return refuse(values, answer)
    redirect(303, `${event.url.pathname}?done=made`)
  },

  withdraw: async (event) => {
    const reason = textOf(await event.request.formData(), 'reason').trim()
    if (reason === '' || reason.length > 500) {
      return mend({ reason }, [{ field: 'reason', text: m.close_reasonWrong() }])
    }
    const answer = await meet(event, { do: 'withdrawPublicCopy', reason })
    if (!answer.ok) return refuse({ reason }, answer, { reason: m.close_reasonWrong })
    redirect(303, `${event.url.pathname}?done=withdrawn`)
  },
}
