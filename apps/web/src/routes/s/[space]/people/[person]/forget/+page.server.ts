import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { findMember } from '#lib/find-member.ts'
import { labelFor, readForgetting } from '#lib/forgetting/label.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ parent, params }) => {
  const { space } = await parent()
  const member = findMember(space, params.person)
  return { member, fitting: labelFor(member.capacities) }
}

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const { values, label, answer: wrong } = readForgetting(await request.formData())
    if (label === null) return wrong
    const answer = await api(fetch).forgetPerson(params.space, params.person, label)
    if (answer.ok) redirect(303, `/s/${params.space}/people`)
    const { kind, field } = answer.trouble
    if (field === 'name' || field === 'label')
      return refuse(
        values,
        {
          ...answer,
          trouble: { ...answer.trouble, kind: kind === 'alreadyDone' ? 'invalid' : kind, field: 'own' },
        },
        { own: m.forget_labelWrong },
      )
    return refuse(values, answer)
  },
}
