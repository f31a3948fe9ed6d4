import { idSchema, meetingOfficeSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { meet } from '#lib/meeting/before/asking.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ done: url.searchParams.get('done') })

export const actions: Actions = {
  give: async (event) => {
    const form = await event.request.formData()
    const person = idSchema.safeParse(form.get('person'))
    const office = meetingOfficeSchema.safeParse(form.get('office'))
    const values = { person: textOf(form, 'person'), office: textOf(form, 'office'), ends: '', reason: '' }
    if (!person.success) return mend(values, [{ field: 'person', text: m.meeting_officeWhoWrong() }])
    if (!office.success) return mend(values, [{ field: 'office', text: m.meeting_officeWhichWrong() }])
    const done = await meet(event, { do: 'giveOffice', person: person.data, office: office.data })
    if (!done.ok) return refuse(values, done)
    redirect(303, `${event.url.pathname}?done=given`)
  },

  end: async (event) => {
    const form = await event.request.formData()
    const person = idSchema.parse(form.get('person'))
    const office = meetingOfficeSchema.parse(form.get('office'))
    const reason = textOf(form, 'reason').trim()
    const ends = `${office}-${person}`
    const values = { person: '', office: '', ends, reason }
    if (reason === '' || reason.length > 500) {
      return mend(values, [{ field: `reason-${ends}`, text: m.close_reasonWrong() }])
    }
    const done = await meet(event, { do: 'endOffice', person, office, reason })
    if (!done.ok) return refuse(values, done)
    redirect(303, `${event.url.pathname}?done=ended`)
  },
}
