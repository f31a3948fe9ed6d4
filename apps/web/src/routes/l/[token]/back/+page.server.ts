import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const values = { code: textOf(await request.formData(), 'code').trim() }
    const back = await api(fetch).comeBack(params.token, values.code)
    if (back.ok) redirect(303, back.value.address)
    const { kind } = back.trouble
    if (kind === 'ended' || kind === 'notFound') redirect(303, `/l/${params.token}`)
    const isWrong = kind === 'wrongCode' || kind === 'invalid'
    return isWrong ? mend(values, [{ field: 'code', text: m.guest_codeWrong() }]) : refuse(values, back)
  },
}
