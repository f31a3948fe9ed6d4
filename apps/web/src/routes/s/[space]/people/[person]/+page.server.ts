import { redirect } from '@sveltejs/kit'
import { officeSchema } from '@alongside/protocol'
import { api } from '#lib/api.ts'
import { findMember } from '#lib/find-member.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params }) => {
  const { space } = await parent()
  return { member: findMember(space, params.person) }
}

export const actions: Actions = {
  confirm: async ({ fetch, params, url }) => {
    const answer = await api(fetch).command(params.space, { do: 'confirmGuest', person: params.person })
    if (!answer.ok) return refuse({ reason: '' }, answer)
    redirect(303, url.pathname)
  },

  remove: async ({ fetch, params, url }) => {
    const answer = await api(fetch).command(params.space, { do: 'removeGuest', person: params.person })
    if (!answer.ok) return refuse({ reason: '' }, answer)
    redirect(303, url.pathname)
  },

  give: async ({ request, fetch, params, url }) => {
    const office = officeSchema.safeParse((await request.formData()).get('office'))
    if (!office.success) return mend({ reason: '' }, [{ field: 'office', text: m.person_officeWrong() }])
    const answer = await api(fetch).command(params.space, {
      do: 'giveOffice',
      person: params.person,
      office: office.data,
    })
    if (!answer.ok) return refuse({ reason: '' }, answer)
    redirect(303, url.pathname)
  },

  end: async ({ request, fetch, params, url }) => {
    const form = await request.formData()
    const office = officeSchema.parse(form.get('office'))
    const values = { reason: textOf(form, 'reason').trim() }
    if (values.reason === '')
      return mend(values, [{ field: `reason-${office}`, text: m.person_reasonWrong() }])
    const answer = await api(fetch).command(params.space, {
      do: 'endOffice',
      person: params.person,
      office,
      reason: values.reason,
    })
    if (!answer.ok) return refuse(values, answer)
    redirect(303, url.pathname)
  },
}
