import { idSchema, officeSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { api } from '#lib/api.ts'
import { fieldErrors, textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions } from './$types'

const schema = z.object({ office: officeSchema, to: idSchema })

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const form = await request.formData()
    const values = { office: textOf(form, 'office'), to: textOf(form, 'to') }
    const words = { office: m.handOn_officeWrong, to: m.handOn_toWrong }
    const asked = schema.safeParse(values)
    if (!asked.success) return mend(values, fieldErrors(asked.error.issues, words, m.trouble_invalid))
    const answer = await api(fetch).command(params.space, { do: 'handOn', ...asked.data })
    if (!answer.ok) return refuse(values, answer, { ...words, to: m.handOn_needsAccount })
    redirect(303, `/s/${params.space}/me?done=handed`)
  },
}
