import { api, type Answer } from '#lib/api.ts'
import { refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import { troubleWords } from '#lib/words/trouble.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, fetch, url }) => ({
  typed: need(await api(fetch).typed(params.section, params.person), url),
})

type Done = 'confirmed' | 'disowned' | 'sent'

/** The row up to which whoever sends the form has read. */
const readUpTo = (data: FormData): number => Number(data.get('upTo'))

function told(done: Done, answer: Answer<unknown>) {
  if (answer.ok) return { done }
  const { kind } = answer.trouble
  return refuse({}, answer, { code: () => (kind === 'invalid' ? m.typed_codeWrong() : troubleWords(kind)) })
}

export const actions: Actions = {
  confirm: async ({ fetch, params: { space, section, person }, request }) => {
    const upTo = readUpTo(await request.formData())
    return told('confirmed', await api(fetch).command(space, { do: 'confirmVoice', section, person, upTo }))
  },
  disown: async ({ fetch, params: { space, section, person }, request }) => {
    const upTo = readUpTo(await request.formData())
    return told('disowned', await api(fetch).command(space, { do: 'disownVoice', section, person, upTo }))
  },
  send: async ({ fetch, params: { space, section, person }, request }) => {
    const upTo = readUpTo(await request.formData())
    return told('sent', await api(fetch).command(space, { do: 'sendVoiceCode', section, person, upTo }))
  },
  code: async ({ fetch, params: { space, section, person }, request }) => {
    const typed = (await request.formData()).get('code')
    const code = typeof typed === 'string' ? typed : ''
    const ask = { do: 'confirmVoiceByCode', section, person, code } as const
    return told('confirmed', await api(fetch).command(space, ask))
  },
}
