import { replyWordsSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { need } from '#lib/load.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => ({
  reply: need(await api(fetch).replyPage(params.token), url),
  isSent: url.searchParams.has('sent'),
})

export const actions: Actions = {
  default: async ({ request, fetch, params, url }) => {
    const form = await request.formData()
    const values = { words: textOf(form, 'words'), isSeen: form.has('isSeen') }
    const words = replyWordsSchema.safeParse(values.words)
    const errors = [
      ...(words.success ? [] : [{ field: 'words', text: m.evaluation_replyWordsWrong() }]),
      ...(values.isSeen ? [] : [{ field: 'isSeen', text: m.evaluation_replySeenWrong() }]),
    ]
    if (!words.success || errors.length > 0) return mend(values, errors)
    const answer = await api(fetch).reply(params.token, words.data)
    if (answer.ok) redirect(303, `${url.pathname}?sent=yes`)
    if (answer.trouble.kind === 'ended') return mend(values, [{ field: '', text: m.evaluation_replyOver() }])
    return refuse(values, answer, { words: m.evaluation_replyWordsWrong })
  },
}
