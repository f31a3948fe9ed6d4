import { permissionSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
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

const noLimit = 'none'

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const form = await request.formData()
    const values = { atMost: textOf(form, 'atMost'), reason: textOf(form, 'reason').trim() }
    const atMost = permissionSchema.nullable().safeParse(values.atMost === noLimit ? null : values.atMost)
    const errors = [
      ...(atMost.success ? [] : [{ field: 'atMost', text: m.limit_atMostWrong() }]),
      ...(values.reason === '' || values.reason.length > 500
        ? [{ field: 'reason', text: m.person_reasonWrong() }]
        : []),
    ]
    if (!atMost.success || errors.length > 0) return mend(values, errors)

    const answer = await api(fetch).command(params.space, {
      do: 'limitMember',
      person: params.person,
      atMost: atMost.data,
      reason: values.reason,
    })
    if (!answer.ok) return refuse(values, answer)
    redirect(303, `/s/${params.space}/people/${params.person}`)
  },
}
