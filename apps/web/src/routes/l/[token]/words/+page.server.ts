import { contactSchema } from '@alongside/protocol'
import { error, redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { fieldErrors, textOf } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { m } from '#lib/paraglide/messages.js'
import { troubleWords } from '#lib/words/trouble.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const found = await api(fetch).guestWords(params.token)
  if (found.ok) return { words: found.value, done: url.searchParams.get('done') }
  const { kind } = found.trouble
  // Who is not in, or not any more, is told so where they come in.
  if (kind === 'signedOut' || kind === 'notFound' || kind === 'ended') redirect(303, `/l/${params.token}`)
  error(found.status === 0 ? 503 : found.status, troubleWords(kind), { kind })
}

const contactWords = {
  email: m.guest_emailWrong,
  phone: m.guest_phoneWrong,
  post: m.guest_postWrong,
}

export const actions: Actions = {
  keep: async ({ request, fetch, params, url }) => {
    const form = await request.formData()
    const values = {
      email: textOf(form, 'email').trim(),
      phone: textOf(form, 'phone').trim(),
      post: textOf(form, 'post').trim(),
    }
    const contact = contactSchema.safeParse(values)
    if (!contact.success)
      return mend(values, fieldErrors(contact.error.issues, contactWords, m.trouble_invalid))
    const kept = await api(fetch).keepContact(params.token, contact.data)
    if (!kept.ok) return refuse(values, kept, contactWords)
    redirect(303, `${url.pathname}?done=kept`)
  },

  forget: async ({ fetch, params, url }) => {
    const gone = await api(fetch).forgetContact(params.token)
    if (!gone.ok) return refuse({ email: '', phone: '', post: '' }, gone)
    redirect(303, `${url.pathname}?done=forgotten`)
  },
}
