import { openWordsSchema } from '@alongside/protocol'
import { fail } from '@sveltejs/kit'
import { api, type Answer, type Trouble } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import { troubleWords } from '#lib/words/trouble.ts'
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

function correctWrong({ kind, field }: Trouble): string {
  if (kind === 'ended' && field === 'upTo') return m.myWords_meanwhile()
  return kind === 'invalid' ? m.myWords_correctWrong() : troubleWords(kind)
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
  correct: async ({ request, fetch }) => {
    const form = await request.formData()
    const values = { code: textOf(form, 'code') }
    const pieces = form.getAll('words').filter((piece) => typeof piece === 'string')
    const kept = pieces.map((piece) => piece.replaceAll('\r\n', '\n'))
    const upTo = Number(form.get('upTo'))
    const said = await api(fetch).correctMyWords(values.code, { upTo, words: kept })
    if (said.ok) return { values: { code: '' }, said: { isTheirs: true, more: said.value.more } }
    // What was written stays in view, beside the words as they stand by now.
    const again = await api(fetch).myWords(values.code)
    if (!again.ok) return fail(400, { ...trouble(values, again).data, kept })
    const errors = [{ field: '', text: correctWrong(said.trouble) }]
    return fail(400, { values, errors, kept, words: again.value })
  },
}
