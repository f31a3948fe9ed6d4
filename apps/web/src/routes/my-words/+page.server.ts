import { openWordsSchema } from '@alongside/protocol'
import { api, type Answer, type Trouble } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions } from './$types'

/** What to say of a code that opens nothing, by why. */
const wrong: Partial<Record<Trouble['kind'], () => string>> = {
  invalid: m.joinCode_malformed,
  wrongCode: m.myWords_unknown,
  ended: m.myWords_ended,
  tooManyTries: m.myWords_tooManyTries,
}

function trouble(values: { readonly code: string }, answer: Extract<Answer<unknown>, { ok: false }>) {
  const text = wrong[answer.trouble.kind]?.()
  return text === undefined ? refuse(values, answer) : mend(values, [{ field: 'code', text }])
}

/** The code comes in the body alone, each time: no address and no cookie holds it. */
export const actions: Actions = {
  open: async ({ request, fetch }) => {
    const values = { code: textOf(await request.formData(), 'code').trim() }
    const typed = openWordsSchema.safeParse(values)
    if (!typed.success) return mend(values, [{ field: 'code', text: m.joinCode_malformed() }])
    const found = await api(fetch).myWords(typed.data.code)
    return found.ok ? { values, words: found.value } : trouble(values, found)
  },
  say: async ({ request, fetch }) => {
    const form = await request.formData()
    const values = { code: textOf(form, 'code') }
    const isTheirs = textOf(form, 'isTheirs') === 'yes'
    const said = await api(fetch).sayOfMyWords(values.code, { upTo: Number(form.get('upTo')), isTheirs })
    if (!said.ok) return trouble(values, said)
    return { values: { code: '' }, said: { isTheirs, more: said.value.more } }
  },
}
