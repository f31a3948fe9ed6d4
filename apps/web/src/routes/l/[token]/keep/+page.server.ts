import { askToSignInSchema, signInByCodeSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions } from './$types'

export const actions: Actions = {
  send: async ({ request, fetch, url }) => {
    const values = { email: textOf(await request.formData(), 'email').trim(), code: '' }
    const email = askToSignInSchema.shape.email.safeParse(values.email)
    if (!email.success) return mend(values, [{ field: 'email', text: m.guest_emailWrong() }])
    const sent = await api(fetch).askForAddress(email.data, url.pathname)
    if (!sent.ok) return refuse(values, sent)
    return { sent: email.data, values, errors: undefined }
  },

  code: async ({ request, fetch, params }) => {
    const form = await request.formData()
    const values = { email: textOf(form, 'email'), code: textOf(form, 'code') }
    const typed = signInByCodeSchema.safeParse(values)
    const wrong = { sent: values.email, values, errors: [{ field: 'code', text: m.signInCode_codeWrong() }] }
    if (!typed.success) return wrong
    const claimed = await api(fetch).claimAddress(typed.data.email, typed.data.code)
    if (claimed.ok) redirect(303, `/l/${params.token}/words?done=joined`)
    if (claimed.trouble.kind === 'wrongCode') return wrong
    return { ...refuse(values, claimed).data, sent: values.email }
  },
}
