import { askToSignInSchema } from '@alongside/protocol'
import { redirect } from '@sveltejs/kit'
import { api } from '#lib/api.ts'
import { textOf, fieldErrors, type FieldWords } from '#lib/forms/read-form.ts'
import { mend, refuse } from '#lib/forms/refuse.ts'
import { localPath } from '#lib/local-path.ts'
import { m } from '#lib/paraglide/messages.js'
import type { Actions, PageServerLoad } from './$types'
import { keepSigningIn } from './signing-in.ts'

const words: FieldWords = { email: m.signIn_emailWrong }

export const load: PageServerLoad = ({ url }) => ({ next: localPath(url.searchParams.get('next')) })

export const actions: Actions = {
  code: async ({ request, fetch, cookies, url }) => {
    const form = await request.formData()
    const values = { email: textOf(form, 'email').trim() }
    const next = localPath(form.get('next'))

    const asked = askToSignInSchema.safeParse({ ...values, next })
    if (!asked.success) return mend(values, fieldErrors(asked.error.issues, words, m.trouble_invalid))

    const answer = await api(fetch).askToSignIn(asked.data.email, next)
    if (!answer.ok) return refuse(values, answer, words)
    keepSigningIn(cookies, url, { email: asked.data.email, next })
    redirect(303, '/sign-in/code')
  },

  demo: async ({ request, fetch }) => {
    const form = await request.formData()
    const answer = await api(fetch).demoSignIn(textOf(form, 'person'))
    if (!answer.ok) return refuse({ email: '' }, answer)
    redirect(303, localPath(form.get('next')))
  },
}
