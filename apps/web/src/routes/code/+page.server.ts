import { joinByCodeSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api, type Trouble } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions } from './$types'

/** What to say of a code that leads nowhere, by why. */
const wrong: Partial<Record<Trouble['kind'], () => string>> = {
  wrongCode: m.joinCode_unknown,
  ended: m.joinCode_ended,
  tooManyTries: m.joinCode_tooManyTries,
}

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const values = { code: textOf(await request.formData(), 'code').trim() }
    const typed = joinByCodeSchema.safeParse(values)
    if (!typed.success) return mend(values, [{ field: 'code', text: m.joinCode_malformed() }])
    const found = await api(fetch).enterCode(typed.data.code)
    if (found.ok) redirect(303, found.value.path)
    const text = wrong[found.trouble.kind]?.()
    return text === undefined ? refuse(values, found) : mend(values, [{ field: 'code', text }])
  },
}
